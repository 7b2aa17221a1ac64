"""Articles, paragraphs, list numbers, ordinals and years, in the writings of each place."""

import pytest

from briefings.checking import parity

RIGHT = """
本法第九十條之四第一項|paragraph 1 of Article 90quinquies
第九十條之六至第九十條之八所稱通知|notification under Article 90septies through Article 90novies
巴黎公約第六條之二|Article 6bis of the Paris Convention
ppm：百萬分之一。|“ppm” means parts per million.
應申報前一月份之紀錄|shall report the records of the preceding month
按二、七○○點計給。|It shall be 2,700 points.
自民國二十六年起至三十五年止|from 1937 to 1946
新臺幣五十萬元以上|over NT500,000
比例尺五千分之一|at a scale of 1:5,000
有第十條第二款規定情形|in Item (b) of Article 10
一元化審查制度|a unified system of review
不得妨礙用戶選擇|May not prevent users from choosing
依藥害救濟法|under the Drug Injury Relief Act
下午五時前釋放|released no later than five p.m.
依第五十五條之二規定|under Article 55.2 of the Act
三、採購政策。|Paragraph（3）Procurement policy.
提撥總額千分之五|five thousandths of the total
為百萬分之一單位|is one part per million
分為票匯及電匯二種。|divided into demand transfers and wire transfers.
分五十鎊、一百鎊、一千鎊三種。|of fifty pounds, one hundred pounds and one thousand pounds.
一百零二會計年度施行前|before the fiscal year of 2013
免適用前款第一目至第四目規定|exempt from items A to D of the preceding subparagraph
符合前項各款要件者|anyone who meets Subparagraphs 1 to 4 of the preceding paragraph
二〇二一年七月一日起施行。|In force from July 1 of 2021.
一百十年一月一日施行。|In force since January 1st,2021.
須有會員二分之一以上出席。|At least 50% of the members must attend.
面額為伍百元及伍千元。|The denominations are 500 and 5,000.
式樣如附表一。|See Attachment I for the design.
中央二級機關首長|heads of secondary central authorities
每二年更新證明。|Certificates are renewed biennially.
逾期未滿一月者|overdue by less than a month
處六月以上五年以下徒刑|imprisonment for not less than six months and not more than five years
違反第十三條第一項第三款|violation of Clause 13.1.3
與本章有關的業務|business under Chapter 3
依前條規定辦理。|To be done under Article 4.
前項申請應以書面為之。|The application under Paragraph 2 shall be in writing.
第八條第一項所定文件|the documents named in the preceding paragraph
未依前項規定辦理者|anyone who fails to comply with the aforementioned Paragraph 1
符合前二項規定者|those who satisfy Paragraphs 1 and 2
第一類至第三類化學品|chemicals of Class 1, Class 2 and Class 3
第三條、第四條及第五條適用。|Articles 3 to 5 apply.
經評為丙等或丁等的機構|institutions rated Grade C or Grade D
礦業法第五條第一項但書|the proviso of Article 5-1 of the Mining Act
第十九條不適用。|Article 19th does not apply.
不得少於百分之○．七五。|Not less than 0.75 percent.
重量比百分之七．五|7.5% by weight
月俸按二、○○○點計給。|The monthly salary is 2,000 points.
午後八時至翌晨六時|from 20:00 to 06:00 the next morning
應於當日二十一時前離開。|They must leave by 9 p.m. on the same day.
例假日為星期六者，於前一個上班日補假。|A holiday that falls on a Saturday is made up on the workday before.
圍籬下方或設備四周的設施|installations under a fence or around the equipment
申請書一式三份|an application in triplicate
按原金額之六十倍計算|calculated at sixtyfold of the original sum
約三千至四千公尺|about three to four thousand metres
一點五倍以上|one and half times or more
入場費半價優惠|a 50% discount on admission
面積達三百三十平方公尺者|an area of 330 m2
配偶及二親等內之親屬|the spouse and relatives within the second degree of kinship
公司的外部顧問|third parties that advise the company
一、喪失公權者。|1- Those deprived of civil rights.
依第五條第二項及第三項處罰。|Punished under Paragraphs II and III of Article 5.
第四條第一項所定之人|the persons under Articles 4(I)
第七十條第一款第（三）項|Article 70, paragraph 1, item (3)
第5(2)(b)條適用。|Section 5(2)(b) applies.
第34A(1)(c)條中的法團|a corporation in section 34A(1)(c)
第4.2條所述的條件|the conditions in Clause 4.2
第三、五及七條不適用。|Articles 3, 5 and 7 do not apply.
第十二至十四條不適用。|Articles 12 to 14 do not apply.
第十六條至第十八條|Articles 16-18
見附件三及附表二。|See Annex III and Schedule 2.
第六章規定罰則。|Chapter Six lays down the penalties.
第二級資訊安全事件|a level-2 security incident
中華民國一百十一年五月一日施行。|In force from May 1, 2022.
民國110年12月31日前|before December 31, 2021
一百零六年二月四日失效。|Ceased to have effect on February 4, 2017.
每年一月至三月提交。|To be filed between January and March each year.
罰鍰千分之四|a fine of 0.4%
九點五成|95%
成交下跌一成二。|Sales fell 12%.
（一）申請人的姓名；|2.1 Name of the applicant;
第一章　總則|I. General provisions
五、罰則|V. Penalties
五、罰則|5. Penalties
V. 罰則|5. Penalties
罰則一覽|Overview of penalties
第Ⅱ章的義務|the obligations in Chapter II
二零二三年第四季|the fourth quarter of 2023
任何人不得進入。|No one may enter.
首三個月免租。|The first three months are rent-free.
符合CNS17025標準|in conformity with CNS 17025
一千公斤以上|1,000kg or more
萬分之三|0.03%
第二十五條第一項|Article 25.1
第六章之一|Chapter 6-1
第40.1.1條所述設備|the services referred to in regulation 40.1.1
本條2.3.4.1所要求的等級|the grade required in paragraph 2.3.4.1
根據規則5.1.3和5.1.4|in accordance with Regulations 5.1.3 and 5.1.4
按第VI條規定|under article VI
按第Ⅺ條退出|denunciation under article XI
按第１款第（１１）項規定|as provided in paragraph 1, subparagraph (k)
數個管轄區域的機構有爭議的|disputes between two or more administrations
犯前五項之罪而自首者|anyone who turns himself in for an offense under the preceding five paragraphs
您可以隨時取消訂閱|You May Cancel Your Subscription at Any Time
本協議可予終止。|THIS AGREEMENT MAY BE TERMINATED.
仲裁員可裁定賠償。|AN ARBITRATOR, HOWEVER, MAY AWARD DAMAGES.
自5月起收費。|Charges apply from May onwards.
設1名負責人|There shall be a person in charge.
十分之一|1/10
二〇一四年十二月十八日|December the 18th, 2014
凌晨零時至六時|from midnight to 6 a.m.
收費四元五角|a charge of MOP 4.50
首一千六百米|the first 1,600 metres
酒精零點零三公克|0.03g of alcohol
合計五百萬元|NT$ 5 millions in total
一.三個月內申報。|1. File within three months.
一．三個月內申報。|1. File within three months.
二.五名董事|2. Five directors
二.一 一般規定|2.1 General provisions
十二.一 一般規定|12.1 General provisions
罰款七．五萬元|a fine of MOP 75,000
七．五萬元|75,000
面積為七.五公頃，租金為七.五萬元。|The area is 7.5 hectares and the rent is MOP 75,000.
百分之七.五|7.5%
僱主須給予四周通知。|The employer must give four weeks' notice.
四周的通知期|a notice period of four weeks
於四周之內申請|Apply within four weeks.
依前條第二項規定|under Article 3, paragraph 2
依前條及第八條規定|under Articles 7 and 8
依前條及前項規定|under Article 7 and paragraph 2
第五條　依前條規定辦理。|Article 5 To be done under Article 4.
第八條第二項所定文件|the documents named in the preceding article
工地四周須設圍欄。|The site must be fenced.
四周環境須保持清潔。|The surroundings must be kept clean.
高差超過一‧五公尺|a difference in height of more than 1.5 metres
維護場所與四週環境整潔|Keep the facility and its surroundings tidy.
揭示費用之年百分率。|Disclose the annual rate of the fee.
依本條例第二第三兩條計算|calculated under Articles 2 and 3 of the Ordinance
依第五、第六兩款|under Subparagraphs 5 and 6
在三十年十二月九日以後|after 9 December 1941
稅率不得少於百萬分之零點一二五。|The rate is not less than 0.0000125%.
依附表一及附表二之規定|in accordance with Appendix A and Appendix B
如附件三申請表|as in Form C
依第十二條第一項及第十二條之一第一項規定|under Paragraph 1 of Article 12 and Paragraph 1 of Article 12-1
依所得稅法第七十一條第一項、第七十一條之一第二項|under Paragraph 1, Article 71 and Paragraph 2, Article 71-1 of the Income Tax Act
"""

WRONG = """
article|本法第九十條之四第一項|paragraph 1 of Article 90septies
number|按二、七○○點計給。|It shall be 2,800 points.
number|自民國二十六年起至三十五年止|from 1937 to 1947
number|比例尺五千分之一|at a scale of 1:50,000
article|有第十條第二款規定情形|in Item (c) of Article 10
date|下午五時前釋放|released no later than six p.m.
article|依第五十五條之二規定|under Article 55.3 of the Act
number|提撥總額千分之五|six thousandths of the total
number|為百萬分之一單位|is two parts per million
number|分為票匯及電匯三種。|divided into demand transfers and wire transfers.
article|免適用前款第一目至第五目規定|exempt from items A to D of the preceding subparagraph
article|第四條第一項|Paragraph 2 of Article 4
article|前項第一款所指等級|the rating in Subparagraph 3 of the preceding paragraph
article|第一類至第三類化學品|chemicals of Class 1, Class 2 and Class 5
article|第五條第一項但書|the proviso of Article 5-2
number|二親等內之親屬|relatives within the seventh degree of kinship
number|大使、一等秘書及二等秘書|ambassadors, third secretaries and second secretaries
number|與外部機構合作|cooperation with a twelfth party
number|申請書一式三份|an application in duplicate
article|依前條第二項規定|under the second paragraph of Article 4 and Article 5, paragraph 3
article|依第五條第二項及第三項處罰。|Punished under Paragraphs II and IV of Article 5.
article|第四條第一項所定之人|the persons under Articles 4(II)
article|第5(2)(b)條適用。|Section 5(2)(c) applies.
article|第5(2)(b)條適用。|Section 5(3)(b) applies.
article|第4.2條所述的條件|the conditions in Clause 4.6
article|第三、五及七條不適用。|Articles 3, 6 and 7 do not apply.
article|見附件三。|See Annex IV.
article|第三條適用於第五條及第三條的情況。|Article 5 applies to the cases of Articles 5 and 3.
amount|收費四元五角|a charge of MOP 4.58
date|凌晨零時至六時|from midnight to 5 a.m.
article|第Ⅱ章的義務|the obligations in Chapter IV
article|依附表一之規定|in accordance with Appendix B
article|依本條例第二第三兩條計算|calculated under Articles 2 and 4
number|第四季的報告|the report of the second quarter
number|第三屆委員會|the second committee
article|第40.1.1條所述設備|the services referred to in regulation 40.1.2
article|按第VI條規定|under article VII
article|按第１款第（１１）項規定|as provided in paragraph 1, subparagraph (m)
date|自5月起收費。|Charges apply from June onwards.
number|設2名負責人|There shall be a person in charge.
number|第一次會議|the second meeting
number|1.2 罰則|3.2 Penalties
number|二.一 一般規定|2.2 General provisions
number|二.一 一般規定|3.1 General provisions
number|二.五名董事|3. Five directors
number|二.五名董事|2. Six directors
amount|罰款七．五萬元|a fine of MOP 57,000
number|僱主須給予四周通知。|The employer must give three weeks' notice.
number|僱主須給予四周通知。|The employer must give notice.
number|四周的通知期|a notice period of three weeks
article|前條及第八條|The Board may act under Articles 8, 12 and 20.
article|前項規定及第八條|Articles 8 and 12 and paragraph 4
article|依上款及前項|Article 99 and Article 98
article|第五條　依前條規定辦理。|Article 5 To be done under Article 3.
number|五日內通知，三十日內付款，五日內交付。|Notice in 30 days, payment in 30 days, delivery in 5 days.
date|中華民國一百十一年五月一日施行。|In force from May 1, 2021.
date|5月1日或6月1日前，以5月1日為準。|By 1 June or 1 June; 1 May prevails.
"""


def warnings(zh_hant: str, en: str) -> list[str]:
    return [one.kind for one in parity.findings(zh_hant, en) if one.severity != "hint"]


@pytest.mark.parametrize("line", RIGHT.strip().splitlines())
def test_a_reference_agrees_in_every_writing(line):
    assert warnings(*line.split("|")) == []


@pytest.mark.parametrize("line", WRONG.strip().splitlines())
def test_a_reference_to_something_else_is_found(line):
    kind, *pair = line.split("|")

    assert kind in warnings(*pair)
