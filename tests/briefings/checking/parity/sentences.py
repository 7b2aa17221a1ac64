"""Texts sentences that say the same, in as many forms as lawyers write."""

SENTENCES = """
新法於2025年4月24日公佈，並於2025年7月1日起生效。|The new law was published on 24 April 2025 and takes effect on 1 July 2025.
有關申請須於二〇二五年三月三十一日前提交。|The application must be filed by March 31, 2025.
會議於2025年4月24日上午十時舉行。|The meeting was held at 10:00 a.m. on Apr. 24, 2025.
過渡期由2024年12月1日至2025年5月31日。|The transitional period runs from 1 December 2024 to 31 May 2025.
僱主須在十五日內以書面通知勞工。|The employer must notify the employee in writing within fifteen days.
違者可被科澳門元五千元至五萬元罰款。|Offenders are liable to a fine of MOP 5,000 to MOP 50,000.
公司資本不得少於二萬五千澳門元。|The capital of the company shall not be less than 25,000 patacas.
該項目總投資額達12億元人民幣。|Total investment in the project amounts to RMB 1.2 billion.
基金已撥款港幣三百五十萬元。|The fund has granted HK$3.5 million.
賠償上限為美金一百二十萬元。|Compensation is capped at US$1,200,000.
合同金額為80萬歐元。|The contract is worth EUR 800,000.
印花稅稅率由百分之三十降至百分之二十。|The rate of stamp duty is reduced from 30% to 20%.
股東大會決議須經三分之二多數通過。|Resolutions of the general meeting require a two-thirds majority.
至少四分之三的董事須出席會議。|At least three quarters of the directors must attend the meeting.
根據第7/2024號法律第十七條之一第二款的規定，須先取得許可。|Under Article 17-A(2) of Law no. 7/2024, a permit must be obtained first.
見《民法典》第四百七十七條及第四百八十條。|See Articles 477 and 480 of the Civil Code.
《商法典》第2條第3款不適用於此情況。|Article 2, paragraph 3 of the Commercial Code does not apply here.
第55/95/M號法令已被廢止。|Decree-Law no. 55/95/M has been repealed.
商標註冊有效期為七年，可續期。|A trade mark registration is valid for seven years and may be renewed.
專利保護期為二十年，自申請日起計。|Patent protection lasts twenty years from the filing date.
去年共受理1,234宗個案，較前年增加12.5%。|Last year 1,234 cases were accepted, 12.5 per cent more than the year before.
全澳約有68.7萬名居民受惠。|About 687,000 residents of Macau benefit.
逾三億五千萬名用戶的資料外洩。|The data of more than 350 million users were leaked.
罰款金額為營業額的4%，最高可達2,000萬歐元。|The fine is 4% of turnover, up to a maximum of 20 million euros.
申請人須於收到通知後三個月內繳付費用。|The applicant must pay the fee within three months of receiving the notice.
每名僱員每年享有不少於六日有薪年假。|Each employee is entitled to at least six days of paid annual leave every year.
產假由五十六日延長至七十日。|Maternity leave is extended from 56 days to 70 days.
未滿十八歲者須由監護人代為申請。|Persons under eighteen years of age must apply through a guardian.
法院判處被告三年六個月徒刑。|The court sentenced the defendant to three years and six months of imprisonment.
首次申請費為600澳門元，續期費為1,200澳門元。|The fee for a first application is MOP600, and for renewal MOP1,200.
如有查詢，請電郵至 info@example.mo 或瀏覽 https://www.example.mo/zh/ipr 。|For enquiries write to info@example.mo or visit https://www.example.mo/en/ipr.
有關名單見 WIPO 及 EUIPO 的資料庫。|For the list see the databases of WIPO and EUIPO.
第二十三條第一款a項所指的期間為四十八小時。|The period referred to in Article 23(1)(a) is 48 hours.
當局在2024年第三季進行了廿五次巡查。|The authorities carried out 25 inspections in the third quarter of 2024.
貨值澳門幣壹佰貳拾萬元的貨物被扣押。|Goods worth MOP1.2 million were seized.
該公司將向每位股東派發每股0.85港元的股息。|The company will pay each shareholder a dividend of HK$0.85 per share.
本澳現有逾四萬五千家中小企業。|Macau has more than 45,000 small and medium-sized enterprises.
優惠期內可享八折優惠，即減收20%費用。|During the period of the offer a 20% discount applies.
違約金為合同價金的百分之一點五。|The penalty is 1.5 percent of the contract price.
外地僱員的配額減少三成。|The quota of non-resident workers is cut by 30%.
仲裁庭由三名仲裁員組成，其中兩名由當事人委任。|The tribunal consists of three arbitrators, two of whom are appointed by the parties.
上訴須自判決送達之日起十日內提出。|An appeal must be lodged within ten days of service of the judgment.
遲延利息按年利率9.75厘計算。|Default interest accrues at 9.75 per annum.
第1/2025號行政法規自公佈翌日起生效。|Administrative Regulation no. 1/2025 enters into force on the day after its publication.
新規定自2026年1月1日起分兩個階段實施。|The new rules apply in two stages from January 1, 2026.
截至2024年底，共有三千二百一十五件有效專利。|At the end of 2024 there were 3,215 patents in force.
這宗收購涉及4,500萬美元。|The acquisition involved USD 45 million.
合夥人須至少有五年執業經驗。|Partners must have at least five years of practice.
該案的訴訟費用為一萬二千三百澳門元。|The costs of the case were MOP12,300.
第十二章第四節規定了證據規則。|Section 4 of Chapter XII lays down the rules of evidence.
租金不得在首十二個月內調整。|The rent may not be adjusted in the first twelve months.
僱主每月須供款90澳門元，其中僱員負擔30澳門元。|The monthly contribution is MOP 90, of which the employee bears MOP 30.
通知須最遲於四月十五日發出。|The notice must be sent by 15 April at the latest.
工程須於2025年10月竣工。|The works must be completed in October 2025.
辦公時間為上午9時至下午5時30分。|Office hours are from 9:00 a.m. to 5:30 p.m.
全球百強科技集群數量連續兩年位居第一。|The number of the world's top 100 science and technology clusters ranked first for two consecutive years.
每股面值為港幣10元，共發行50萬股。|Each share has a par value of HK$10, and 500,000 shares are issued.
十五年以上的樓宇須每五年檢查一次。|Buildings older than 15 years must be inspected every five years.
第六十七條第三款規定的期間為90天。|The period laid down in paragraph 3 of Article 67 is 90 days.
政府將投放一百五十億元人民幣發展大灣區。|The government will put RMB15 billion into developing the Greater Bay Area.
"""

PAIRS = [tuple(line.split("|")) for line in SENTENCES.strip().splitlines()]
