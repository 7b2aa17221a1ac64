"""Words of force: negations, duties, limits and conditions. They give hints, never warnings."""

import pytest

from briefings.checking import parity

RIGHT = """
以無償提供方式使用|provided for use without compensation
參與調查人員及其主管不得對外揭露。|No person who takes part in the investigation, nor any superior, shall disclose it.
處罰尚未執行完畢者|anyone who is still serving a sentence
申請以一次為限，且須附理由。|Only one application may be made, and it must give reasons.
於年度終了後四個月內決算。|Accounts are to be closed in four months after the end of the year.
設立未超過五年。|It has been established for less than five years.
孕婦或未滿二十歲之人禁止進入。|No pregnant women nor persons under twenty may enter.
未達前三款標準者|those not reaching the standards of the above three subparagraphs
政務委員|ministers without portfolio
依本法所為之處罰，不免除其他責任。|Penalties under this Act shall not constitute a release from other liabilities.
非心理治療所，不得使用類似名稱。|No institution other than a psychotherapy clinic or a clinic that offers psychological counselling shall use a similar name.
違反規定者，除依法處罰行為人外，亦處罰法人。|Where the rules are violated, the offender and the legal person shall be punished.
禁止在館內吸煙。|Smoking in the hall is prohibited.
原因消滅時恢復。|It resumes once the reason no longer exists.
報告經主管機關核可後登載於許可證。|Once approved by the authority, the report shall be entered in the permit.
罰款不少於五千元。|A fine of not less than MOP 5,000.
費用不超過二百元。|The fee is no more than 200 patacas.
最遲於五月一日提交。|File no later than 1 May.
見第7/2003號法律，刊登於公報。|Law no. 7/2003, published no Boletim Oficial.
非經許可不得經營。|No business may be carried on without authorisation.
任何一方均不得轉讓。|Neither party may assign.
訂金不予退還。|The deposit is non-refundable.
僱員有權休假。|Employees are entitled to leave.
董事任期不得逾三年，但得連任。|The term may not exceed three years, but may be renewed.
委員會應由五名委員組成，並得聘請顧問。|The committee shall have five members and may engage advisers.
只有獲授權人員方可查閱。|Only authorised personnel may have access.
收到通知後十日內繳費。|Payment is due within ten days after notice.
合同於三十日後失效。|The contract lapses after 30 days.
保密義務在終止後五年內有效。|Confidentiality survives for five years after termination.
期滿前三個月內可續租。|Renewal is possible in the three months before expiry.
三項條件缺一不可。|All three conditions are indispensable.
年滿十六歲但未滿十八歲|at least 16 but under 18 years of age
二名或以上董事|two or more directors
六萬元以上|over 60,000
十四歲以下|under 14
不得以高於面值百分之五的價格轉售。|No one may resell at more than 5% above face value.
不可抗力持續超過九十日的，可解除。|It may be terminated if force majeure continues for more than 90 days.
逾期六十日者|more than sixty days late
最少每十五個月召開一次|at least once every 15 months
費用由十元增加至二十元。|The fee is raised from MOP 10 to MOP 20.
有效期不得超過12個月。|It must not be valid for more than 12 months.
任一性別不得少於三分之一。|Neither gender shall account for less than one third.
除另有協議外，附件適用。|Unless otherwise agreed, the annex applies.
如未取得顯著性，不得註冊。|It cannot be registered unless it is distinctive.
包括但不限於此，亦適用於他人。|Including but not limited to these; it also applies to others.
2024年5月，僱主須通知。|In May 2024 the employer must give notice.
主管機關應不予許可。|The authority shall not grant approval.
欲變更廠址，應報請核准。|The location may not be changed without approval.
不得無故洩漏。|It shall not be disclosed without reason.
罰款十萬元以上五十萬元以下|a fine of more than MOP 100,000 and less than MOP 500,000
服務停止不得超過二小時。|The service shall not be suspended over two hours.
有支付不能之虞。|There is a risk of insolvency.
資料包括氣象資料。|Data include, but are not limited to, weather data.
主席因故不能出席時，由副主席代理。|Where the chair is unable to attend, the deputy shall act.
公司因虧損致不能達成其宗旨時，應予解散。|If losses make it impossible for the company to achieve its objects, it shall be dissolved.
申請不齊備者，應為不受理之決定。|Incomplete applications shall not be accepted.
會計師應具備所定資格，始得擔任。|Only accountants with the stated qualifications can be appointed.
前項申請準用第三條規定。|Article 3 may apply to such applications.
不以本地居民為限。|Persons other than local residents may apply.
董事任期三年，任滿得連任一次。|The term of office shall be three years and renewable once.
頒授獎章及得獎證書。|A medal and a certificate of merit shall be awarded.
研究所得聘請顧問。|The institute may engage advisers.
本法所稱可供食用之原料，係指下列各項。|Edible materials in this Act shall mean the following.
擅自進入者，處以罰款。|Anyone who enters without permission is fined.
產品不得有異味、污染或發霉。|No odour, contamination or mould shall be found in the products.
成交後，雙方不得異議。|Once the deal is made, both sides shall have no objections.
受託人不得再為委託。|The agent may no longer delegate.
申請應於核准後為之。|No application may be made until approval is given.
標籤難以貼上者，可附於說明書。|Where the item is too small for a label, the label may be in the leaflet.
受託人應負保密之責任，不得無故披露。|The agent shall be obliged to keep it confidential and shall not disclose it without good reason.
未屆滿三十年之檔案|files of less than thirty years
僅得在該公司執業。|They shall exclusively serve that company.
內容至少包括下列各項。|It shall contain at the very least the following.
管理階層能評估風險，並保有資本以因應風險。|Management can assess risks and maintain capital to address them.
社群擁有不同動機，這可能很難應對。|The community has different motivations, which can be difficult to navigate.
無其他應隨同投保之人者，應以第六類身分投保。|Where there does not have anyone to subscribe together, such person shall subscribe under Category 6.
由資訊安全長（無資訊安全長者，由單位主管）出具聲明書，並應提報董事會。|The chief information security officer (the head of the unit if no chief information security officer is appointed) shall issue a statement and submit it to the board.
僱主應立即檢視合同範本。|Employers should review their template contracts without delay.
因不可抗拒的原因棄置船舶時，應立即報告。|A vessel abandoned due to force majeure shall be reported at once.
合約不可變更，且資料公開。|The contract is immutable and its data are public.
應並不斷保持符合標準。|It shall continue to meet the standards.
本公約的規定均不應損害追索權。|Nothing in this Convention shall prejudice any right of recourse.
圍蔽不應視為隔開。|An enclosure is not to be considered as separating them.
船東不得選擇兩個登記港。|The owner is not allowed to choose two ports of registry.
您不必自行編寫規範。|You don't have to write rules of your own.
不論碰撞發生於何地，適用船旗國法律。|The law of the flag State applies, no matter where the collision occurs.
無人主張權利的，法院應作出判決。|Where no one claims the right at the end of the period, the court shall make a judgment.
應採取禁止其進港等措施。|They shall take measures such as prohibiting it from entering the port.
我們保留限制或禁止訂單的權利。|We reserve the right to limit or prohibit orders.
工資不應低於該數額。|The wages should be no less than that amount.
其振動應不致引起應力。|It shall be built so that its vibrations shall not cause stresses.
公司不得不變得謹慎。|The company has to become careful.
我們可自行決定且不另通知而終止協議。|We may terminate the agreement in our sole discretion.
您亦須自行承擔風險。|You use it at your sole risk.
應於繳款書送達後三十日內繳納。|It shall be paid in thirty (30) days after receiving the notice.
經通知限期補正而逾期者，不予受理。|It shall be dismissed if the applicant fails to correct it after being notified.
如您不同意本條款，請勿使用。|If you do not agree to these terms, do not use it.
定期刪除超過兩年未登錄的帳戶|We delete accounts that have not been signed in for more than two years.
爭議發生超過兩年的，不得提起訴訟。|No action may be brought more than two years after the dispute arose.
風險不可避免。|The risk is inevitable.
進入破產程序後，應當在普通債權之前清償。|After the proceeding is opened, it shall be given priority over ordinary claims.
致使救助更加困難者，應減少其款項。|Where the salvage has become more difficult, the payment shall be cut.
從阱底至龍骨線水平面的垂直距離無論如何不得小於500毫米。|In no case shall the vertical distance from the bottom of the well to the plane of the keel line be less than 500 mm.
我們保留郵件的時間都不會超過三天。|In no event will we keep mails for more than three days.
設有容納12人或少於12人的處所|accommodation for 12 persons or less
長20米及以上者為甲類，20米以下者為乙類。|Those 20 metres or longer are class A, and those shorter than 20 metres class B.
處三十萬元以上五百萬元以下罰鍰|a fine from 300,000 dollars as the minimum to 5,000,000 dollars as the maximum
"""

WRONG = """
negation|牌照不得轉讓。|Licences may be transferred.
negation|牌照可轉讓。|Licences may not be transferred.
negation|僱員無須提交證明。|Employees must submit a certificate.
negation|並不影響其效力。|This affects its validity.
negation|申請獲批准。|The application is not granted.
negation|除第八條外，牌照不得轉讓。|Except under Article 8, licences may be transferred.
limit|罰款至少五千元。|A fine of at most MOP 5,000.
limit|罰款不超過五千元。|A fine of not less than MOP 5,000.
limit|至少三名董事|more than three directors
limit|未滿十八歲的人|persons over 18 years of age
limit|有效期不得少於12個月。|It must not be valid for more than 12 months.
limit|三名以上董事|not more than three directors
limit|通知後十日內繳費。|Payment is due after ten days.
limit|三十日後失效。|It lapses within 30 days.
limit|三月三十一日前提交|to be filed after 31 March
force|僱主須通知勞工。|The employer may notify the employee.
force|法院得延長期限。|The court shall extend the period.
force|董事應出席，股東可出席。|Directors may attend; shareholders may attend.
condition|除非雙方同意，本條適用。|This clause applies if the parties agree.
condition|稅率由百分之三減少至百分之二。|The rate is increased from 3% to 2%.
condition|僅適用於僱員。|It also applies to employees.
limit|內容至少包括下列各項。|The content includes at most the following.
limit|每年至多檢查一次。|It is inspected at least once a year.
limit|在任何情況下不得少於三名。|In no case shall there be more than three.
negation|本公約的規定可損害追索權。|Nothing in this Convention shall prejudice any right of recourse.
condition|期滿後可取消。|It may be cancelled in the period within the term.
force|其辦法由部長定之。|The rules may be laid down by the minister.
condition|期間屆滿後可取消。|It may be cancelled within the period.
"""


def hints(zh_hant: str, en: str) -> list[str]:
    found = parity.findings(zh_hant, en)
    assert [one for one in found if one.severity != "hint"] == []
    return [one.kind for one in found]


@pytest.mark.parametrize("line", RIGHT.strip().splitlines())
def test_what_has_the_same_force_is_not_pointed_out(line):
    assert hints(*line.split("|")) == []


@pytest.mark.parametrize("line", WRONG.strip().splitlines())
def test_another_force_is_pointed_out(line):
    kind, *pair = line.split("|")

    assert kind in hints(*pair)


def test_a_limit_is_marked_with_its_number():
    (found,) = parity.findings("至少三名董事。", "At most three directors.")

    assert (found.chinese, found.english) == (((0, 3),), ((0, 13),))
