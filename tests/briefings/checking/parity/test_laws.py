"""Laws named on both sides, in 《》 or bare."""

import pytest

from briefings.checking import parity

RIGHT = """
依預算法、會計法及決算法辦理。|Governed by the Budget Act, the Accounting Act and the Financial Statement Act.
依獎章條例第九條|under Article 9 of the Enforcement Rules of the Medal Award Act
依洗錢防制法第六條及資恐防制法第七條訂定。|Enacted under Article 6 of the Money Laundering Control Act and Article 7 of the Counter-Terrorism Financing Act.
依自由貿易港區設置管理條例|under the Act for the Establishment and Management of Free Ports
依土壤及地下水污染整治法|under the Soil and Groundwater Pollution Remediation Act
依醫事人員人事條例任用|appointed under the Medical Personnel Management Act
依牙體技術師法|under the Dental Technicians Act
提撥職工福利金條例所定的福利金|the welfare funds under the Employee Welfare Fund Act
根據勞動關係法第七十條|under Article 70 of the Labour Relations Law
依據《個人資料保護法》|Under the Personal Data Protection Act
適用工業產權法律制度。|The Industrial Property Legal Regime applies.
適用民法及國家賠償法。|The Civil Code and the State Compensation Law apply.
依本法處理。|To be handled under the Trademark Law.
根據印花稅條例|under the Stamp Duty Ordinance
補充適用《行政程序法典》|The Code of Administrative Procedure applies subsidiarily.
由聘用外地僱員法規範。|Governed by the Law on the Employment of Non-resident Workers.
此方法合法。|This method is lawful under the Patent Law.
依著作權及有關權利制度|Under the Regime of Copyright and Related Rights
業主與租客（綜合）條例|Landlord and Tenant (Consolidation) Ordinance
樓宇共同部分管理法律制度|Legal Regime of the Management of Common Parts of Buildings
依家事事件法|Pursuant to the Family Proceedings Act
依基本法|under the Basic Law
司法程序依公司法進行。|Judicial proceedings follow the Company Act.
法律規定的程序|the procedure laid down by law
所得基本稅額條例|Income Basic Tax Act
戒治處分執行條例|Act of Execution of Drug Abuser Treatment
根據《港口法》、《安全生產法》|in accordance with the Law on Ports and the Work Safety Law
根據《耐火試驗程序規則》確定|determined in accordance with the Fire Test Procedures Code
按《無線電規則》簽發的證書|certificates issued under the Radio Regulations
按照《國際海上避碰規則》避讓|in accordance with the International Regulations for Preventing Collisions at Sea
根據《企業信息公示暫行條例》|under the Interim Regulation on Enterprise Information Disclosure
健康保險可攜性和責任法案不適用。|The Health Insurance Portability and Accountability Act does not apply.
"""

WRONG = """
根據濕地保育法|under the Penal Code
依引渡法移交。|To be handed over under the Patent Law.
根據勞動關係法第七十條|under Article 70 of the Commercial Code
根據商法典第七十條|under Article 70 of the Labour Relations Law
依據《個人資料保護法》|Under the Penal Code
適用工業產權法律制度。|The Land Law applies.
根據印花稅條例|under the Companies Ordinance
由聘用外地僱員法規範。|Governed by the Law on Road Traffic.
公司法第二百四十條不適用。|Article 240 of the Road Traffic Law does not apply.
依著作權及有關權利制度|Under the Land Law
依基本法|under the Civil Code
數據安全法|the Banking Act
懲治走私條例第十條|Article 10 of the Securities and Futures Ordinance
"""


def laws(zh_hant: str, en: str) -> list[str]:
    return [one.kind for one in parity.findings(zh_hant, en) if one.kind == "law"]


@pytest.mark.parametrize("line", RIGHT.strip().splitlines())
def test_the_same_law_is_known_by_both_names(line):
    assert laws(*line.split("|")) == []


@pytest.mark.parametrize("line", WRONG.strip().splitlines())
def test_another_law_is_found(line):
    assert laws(*line.split("|")) == ["law"]


def test_both_names_are_marked():
    zh_hant, en = "根據商法典第七十條", "Under the Labour Relations Law, Article 70"
    (found,) = parity.findings(zh_hant, en)

    assert [zh_hant[slice(*span)] for span in found.chinese] == ["商法典"]
    assert [en[slice(*span)] for span in found.english] == ["Labour Relations Law"]
