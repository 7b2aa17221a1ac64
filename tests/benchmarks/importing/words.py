"""The words that tests.benchmarks.importing.documents puts together: (Chinese, English), the commonest first."""

# (Chinese, English, practice area)
TOPICS = [
    ("商標", "trade mark", "ip"), ("公司", "company", "corporate"), ("勞動關係", "labour relations", "employment"),
    ("知識產權", "intellectual property", "ip"), ("所得補充稅", "complementary tax", "tax"),
    ("個人資料保護", "personal data protection", "privacy"), ("不動產", "immovable property", "property"),
    ("幸運博彩", "games of fortune", "gaming"), ("外地僱員", "non-resident worker", "employment"),
    ("仲裁", "arbitration", "disputes"), ("專利", "patent", "ip"), ("著作權", "copyright", "ip"),
    ("反洗錢", "anti-money laundering", "banking"), ("金融體系", "financial system", "banking"),
    ("保險業務", "insurance business", "banking"), ("投資基金", "investment fund", "banking"),
    ("都市建築", "urban building", "property"), ("土地", "land", "property"), ("消費者權益", "consumer rights", "corporate"),
    ("網絡安全", "cybersecurity", "privacy"), ("電子商務", "electronic commerce", "corporate"), ("職業稅", "professional tax", "tax"),
    ("印花稅", "stamp duty", "tax"), ("繼承", "succession", "family"), ("婚姻財產", "matrimonial property", "family"),
    ("民事訴訟", "civil procedure", "disputes"), ("刑事訴訟", "criminal procedure", "disputes"), ("行政程序", "administrative procedure", "public"),
    ("公共採購", "public procurement", "public"), ("環境保護", "environmental protection", "public"), ("食品安全", "food safety", "public"),
    ("藥物監督", "medicines supervision", "public"), ("旅遊業務", "tourism business", "corporate"), ("海域管理", "maritime management", "public"),
    ("人工智能", "artificial intelligence", "privacy"), ("虛擬資產", "virtual asset", "banking"), ("債券發行", "bond issue", "banking"),
    ("融資租賃", "finance lease", "banking"), ("破產", "insolvency", "disputes"), ("競爭", "competition", "corporate"),
]  # fmt: skip
AREAS = [
    ("知識產權", "Intellectual property", "ip"), ("公司及商業", "Corporate and commercial", "corporate"),
    ("勞動", "Employment", "employment"), ("稅務", "Tax", "tax"), ("銀行及金融", "Banking and finance", "banking"),
    ("不動產", "Real estate", "property"), ("博彩", "Gaming", "gaming"), ("爭議解決", "Dispute resolution", "disputes"),
    ("個人資料", "Data protection", "privacy"), ("公法", "Public law", "public"), ("家事及繼承", "Family and succession", "family"),
]  # fmt: skip
AUTHORS = [
    ("李安娜", "Ana Lei"), ("陳瑞", "Rui Chan"), ("吳明", "Domingos Ng"), ("何美玲", "Teresa Ho"), ("黃志偉", "Paulo Wong"),
    ("梁靜", "Sofia Leong"), ("馬國強", "Carlos Ma"), ("林嘉欣", "Beatriz Lam"), ("鄭文", "Miguel Cheang"), ("余曉", "Helena U"),
]  # fmt: skip
LAWS = [("法律", "Law"), ("行政法規", "Administrative Regulation"), ("行政長官批示", "Chief Executive Dispatch"),
        ("法令", "Decree-Law"), ("行政命令", "Administrative Order"), ("經濟財政司司長批示", "Dispatch of the Secretary")]  # fmt: skip
PARTIES = [
    ("申請人", "the applicant"), ("僱主", "the employer"), ("權利人", "the right holder"), ("股東", "the shareholders"),
    ("僱員", "the employee"), ("納稅人", "the taxpayer"), ("承批公司", "the concessionaire"), ("業主", "the owner"),
    ("承租人", "the tenant"), ("債權人", "the creditor"), ("債務人", "the debtor"), ("受益人", "the beneficiary"),
    ("董事", "the directors"), ("行政管理機關", "the board"), ("第三人", "third parties"), ("外國人", "foreign nationals"),
    ("法人", "legal persons"), ("消費者", "consumers"), ("保險人", "the insurer"), ("資料當事人", "the data subject"),
    ("負責實體", "the controller"), ("持牌人", "the licensee"), ("繼承人", "the heirs"), ("中介人", "the promoter"),
]  # fmt: skip
BODIES = [
    ("立法會", "the Legislative Assembly"), ("終審法院", "the Court of Final Appeal"), ("中級法院", "the Court of Second Instance"),
    ("經濟及科技發展局", "the Economic and Technological Development Bureau"), ("財政局", "the Financial Services Bureau"),
    ("勞工事務局", "the Labour Affairs Bureau"), ("個人資料保護局", "the Personal Data Protection Bureau"), ("金融管理局", "the Monetary Authority"),
    ("初級法院", "the Court of First Instance"), ("檢察院", "the Public Prosecutions Office"), ("博彩監察協調局", "the Gaming Inspection Bureau"),
    ("法務局", "the Legal Affairs Bureau"), ("土地工務局", "the Land and Urban Construction Bureau"), ("物業登記局", "the Real Estate Registry"),
    ("商業及動產登記局", "the Commercial Registry"), ("行政會", "the Executive Council"), ("廉政公署", "the Commission Against Corruption"),
    ("市政署", "the Municipal Affairs Bureau"), ("身份證明局", "the Identification Bureau"), ("海關", "the Customs Service"),
]  # fmt: skip
RIGHTS = [
    ("註冊", "registration"), ("優先權", "the right of priority"), ("合理補償", "fair compensation"), ("續期", "renewal"), ("上訴權", "the right of appeal"),
    ("稅務優惠", "tax benefits"), ("牌照", "the licence"), ("抵押權", "the mortgage"), ("年假", "annual leave"), ("解僱賠償", "dismissal compensation"),
    ("查閱資料的權利", "the right of access"), ("專用權", "the exclusive right"), ("退款", "a refund"), ("豁免", "the exemption"), ("臨時保護", "provisional protection"),
    ("居留許可", "the residence permit"), ("優先購買權", "the right of first refusal"), ("損害賠償", "damages"), ("遺產管理權", "the administration of the estate"), ("使用權", "the right of use"),
]  # fmt: skip
DUTIES = [
    ("提交書面報告", "file a written report"), ("保存有關紀錄", "keep the records"), ("作出通知", "give notice"), ("繳納規費", "pay the fees"),
    ("申報實益擁有人", "declare the beneficial owners"), ("取得預先許可", "obtain prior authorisation"), ("委任代表", "appoint a representative"), ("公佈年度帳目", "publish the annual accounts"),
    ("進行風險評估", "carry out a risk assessment"), ("簽訂書面合同", "sign a written contract"), ("採取適當措施", "take appropriate measures"), ("遵守保密義務", "observe secrecy"),
    ("核實客戶身份", "verify the identity of customers"), ("提供擔保", "provide security"), ("糾正有關不當情事", "remedy the irregularity"), ("翻譯成正式語文", "have it translated into an official language"),
]  # fmt: skip
EVENTS = [
    ("違反規定", "a breach of the rules"), ("遲延履行", "late performance"), ("惡意申請", "an application in bad faith"), ("未經許可的使用", "unauthorised use"), ("資料外洩", "a data breach"),
    ("合併或分立", "a merger or division"), ("單方解除合同", "unilateral termination of the contract"), ("停業", "the cessation of business"), ("控制權變更", "a change of control"), ("逾期申報", "a late declaration"),
    ("工作意外", "an accident at work"), ("欺詐行為", "fraud"), ("利益衝突", "a conflict of interest"), ("不可抗力", "force majeure"), ("虛假聲明", "a false statement"), ("侵權行為", "an infringement"),
]  # fmt: skip
PLACES = [("澳門", "Macau"), ("內地", "the Mainland"), ("香港", "Hong Kong"), ("橫琴", "Hengqin"), ("葡萄牙", "Portugal"), ("大灣區", "the Greater Bay Area"),
          ("路氹", "Cotai"), ("氹仔", "Taipa"), ("巴西", "Brazil"), ("新加坡", "Singapore"), ("歐洲聯盟", "the European Union"), ("珠海", "Zhuhai")]  # fmt: skip
COMPANIES = [("有限公司", "Limited"), ("股份有限公司", "S.A."), ("一人有限公司", "Sole Shareholder Company"), ("控股有限公司", "Holdings Limited"),
             ("國際貿易有限公司", "International Trading Ltd."), ("娛樂發展有限公司", "Entertainment Development Ltd."), ("銀行", "Bank"), ("物業管理有限公司", "Property Management Ltd.")]  # fmt: skip
SURNAMES = [("陳", "Chan"), ("李", "Lei"), ("黃", "Wong"), ("梁", "Leong"), ("何", "Ho"), ("吳", "Ng"), ("林", "Lam"), ("鄭", "Cheang"), ("馬", "Ma"), ("余", "U"),
            ("鍾", "Chong"), ("郭", "Kuok"), ("葉", "Ip"), ("蘇", "Sou"), ("譚", "Tam"), ("歐陽", "Ao Ieong"), ("司徒", "Si Tou"), ("關", "Kuan"), ("崔", "Chui"), ("羅", "Lo")]  # fmt: skip
GIVEN = [
    ("文", "Man"), ("偉", "Wai"), ("嘉", "Ka"), ("志", "Chi"), ("明", "Meng"), ("美", "Mei"), ("玲", "Leng"), ("強", "Keong"), ("靜", "Cheng"), ("國", "Kuok"), ("華", "Wa"), ("麗", "Lai"),
    ("榮", "Weng"), ("德", "Tak"), ("輝", "Fai"), ("珊", "San"), ("俊", "Chon"), ("詩", "Si"), ("健", "Kin"), ("安", "On"), ("寶", "Pou"), ("康", "Hong"), ("雅", "Nga"), ("慧", "Wai Seng"),
    ("龍", "Long"), ("鳳", "Fong"), ("海", "Hoi"), ("天", "Tin"), ("信", "Son"), ("永", "Veng"), ("昌", "Cheong"), ("盛", "Seng"), ("泰", "Tai"), ("豐", "Fung"), ("裕", "Yu"), ("通", "Tung"),
]  # fmt: skip
TITLES = [
    ("{topic}法律制度的修訂", "Amendments to the {topic} regime"), ("{topic}：{party}須知", "{topic}: what {party} should know"), ("{body}就{topic}作出的裁判", "A ruling of {body} on {topic}"),
    ("{place}的{topic}新規定", "New rules on {topic} in {place}"), ("{topic}與{right}", "{topic} and {right}"), ("{law}簡介", "An introduction to {law}"), ("{topic}年度回顧", "{topic}: the year in review"),
    ("{event}與{topic}", "{event} and {topic}"), ("{body}發佈{topic}指引", "{body} issues guidelines on {topic}"), ("{place}與澳門{topic}合作", "Cooperation of {place} and Macau on {topic}"),
]  # fmt: skip
HEADINGS = [
    ("主要修改", "Main changes"), ("{topic}的適用範圍", "Scope of {topic}"), ("{party}的義務", "Duties of {party}"), ("生效及過渡規定", "Entry into force and transition"), ("罰則", "Penalties"), ("{right}", "{right}"),
    ("背景", "Background"), ("{body}的職權", "Powers of {body}"), ("實務建議", "Practical advice"), ("{event}的後果", "Consequences of {event}"), ("展望", "Outlook"), ("與{place}的比較", "Comparison with {place}"),
]  # fmt: skip
SENTENCES = [
    ("{law}於{day}公佈，自公佈後滿{days}日起生效。", "{law} was published on {day} and takes effect {days} days after its publication."),
    ("根據第{article}條的規定，{party}須於{days}日內{duty}。", "Under article {article}, {party} must {duty} within {days} days."),
    ("如發生{event}，{body}可科處澳門元{amount}元的罰款。", "In the event of {event}, {body} may impose a fine of MOP {amount}."),
    ("{body}於{day}作出裁判，認為{party}有權獲得{right}。", "On {day}, {body} ruled that {party} is entitled to {right}."),
    ("此次修訂旨在完善{topic}的法律制度，加強對{party}的保障。", "The amendments improve the legal regime of {topic} and better protect {party}."),
    ("{topic}的申請數量較上年增加百分之{percent}。", "The number of {topic} applications rose by {percent} per cent over the previous year."),
    ("{party}如對決定不服，可自接獲通知之日起{days}日內提起上訴。", "If {party} disagrees with the decision, an appeal may be lodged within {days} days of notification."),
    ("在{place}，有關{topic}的規定較為寬鬆。", "In {place}, the rules on {topic} are less strict."),
    ("{company}因{event}被{body}科處罰款。", "{company} was fined by {body} for {event}."),
    ("{person}律師指出，{topic}的實務仍有待釐清。", "{person} points out that the practice of {topic} remains to be clarified."),
    ("新制度簡化了{right}的程序，並將期間縮短至{days}日。", "The new regime simplifies the procedure for {right} and shortens the period to {days} days."),
    ("違者除須承擔民事責任外，亦可能構成犯罪。", "Offenders incur civil liability and may also commit a crime."),
    ("{body}可要求{party}{duty}，並提交有關證明文件。", "{body} may require {party} to {duty} and to submit supporting documents."),
    ("第{article}條第2款明確規定，{right}不影響{party}的其他權利。", "Paragraph 2 of article {article} makes clear that {right} does not affect the other rights of {party}."),
    ("該合同的總金額為澳門元{amount}元，由{company}承擔。", "The total value of the contract is MOP {amount}, borne by {company}."),
    ("隨著{place}的發展，{topic}的重要性日益顯著。", "With the development of {place}, {topic} is becoming markedly more important."),
    ("本所建議{party}儘快{duty}，以免因{event}而蒙受損失。", "We advise {party} to {duty} as soon as possible, to avoid loss through {event}."),
    ("過渡期內，{party}可繼續適用舊制度。", "During the transitional period, {party} may continue to rely on the former regime."),
    ("{person}訴{company}一案中，法院認定存在{event}。", "In {person} v {company}, the court found {event}."),
    ("自{day}起，有關費用由澳門元{amount}元調整，增幅為百分之{percent}。", "From {day}, the fee of MOP {amount} is adjusted by {percent} per cent."),
    ("{right}須經{body}批准，方可轉讓予{party}。", "{right} may be transferred to {party} only with the approval of {body}."),
    ("根據{law}第{article}條，{event}屬行政違法行為。", "Under article {article} of {law}, {event} is an administrative offence."),
    ("{place}與澳門簽署了關於{topic}的合作協議。", "{place} and Macau signed a cooperation agreement on {topic}."),
    ("草案現正由{body}審議，預計於{day}前獲通過。", "The bill is before {body} and is expected to pass before {day}."),
]  # fmt: skip
