"""What laws are about: the words of their Chinese names, and of their English ones."""

import re

# Chinese words (alternatives by |) = beginnings of English words (alternatives by |).
_SUBJECTS = """
商標=trade-?\\s?mark 專利=patent 著作權|版權=copyright|author 工業產權=industrial\\spropert 知識產權|智慧財產=intellectual
外觀設計|設計=design 集成電路|積體電路=integrated|circuit|layout 植物品種|植物新品種=plant 商業秘密|營業秘密=secret
不正當競爭|公平交易|公平競爭=compet|fair 壟斷|独占=monopol|antitrust|compet 競爭=compet
民事訴訟=civil\\sprocedur|procedur 刑事訴訟=criminal\\sprocedur|procedur|penal\\sprocedur 行政訴訟=administrative\\s(?:litig|procedur|disput|proce)
行政程序=administrative\\sprocedur|procedur 行政處罰|行政罰|懲治|處罰=penalt|punish 走私=smuggl 財團法人=foundation 行政復議|行政複議|訴願=reconsider|appeal|review 行政許可=licens|permit
民法|民事=civil 刑法|刑事=penal|criminal 商法|商事|商業=commerc|business|trad 公司=compan|corporat 合夥=partner 合作社=cooperat
有限合夥=partner 企業破產|破產|無償還能力=bankrupt|insolv 清盤=winding|insolv|liquidat 證券=securit 期貨=futures 基金=fund
銀行=bank 金融=financ|bank 保險=insur 信託|受託人=trust 支付=payment 外匯=exchange 票據=bill|negotiable|instrument 貨幣=currenc|monet|coin
稅務=tax|revenue|inland 印花=stamp 所得|利得=income|profit 補充稅=complementary|supplement 職業稅=profession|salar 房屋稅|地稅|物業稅=propert|hous|land|urban 增值稅|營業稅|消費稅=value|business|consum|sales 遺產=estate|inherit|success 旅遊稅|旅遊=touris 車輛=vehicle 關稅|海關|關務=custom|tariff 稅收徵|稽徵|稅捐=tax|levy|collect
勞動|勞工|僱傭|雇傭|僱用=labo|employ|work 外地僱員|外地勞工=non-?resident|foreign|import 職業安全|職業健康=occupational|safety|health 最低工資=minimum|wage 退休|公積金=retire|provident|pension 社會保障|社會保險=social|secur 工會=union 性騷擾=sexual|harass 性別=gender|sex 就業|聘用|聘僱=employ
個人資料|個人信息|私隱|隱私=personal|privacy|PDPA|PIPL|GDPR 數據=data 網絡安全|網路安全|資通安全|網安=cyber|network 電腦犯罪=computer 電子簽名|電子簽章|電子文件=electronic|signature 電子商務=commerce 電子政務=electronic|e-gov 電子交易=electronic 電信|電訊|通訊=telecom|communic 廣播|電視|無線電=broadcast|televis|radio 出版=publish|publication|press 廣告=advertis 資訊公[開示]|信息公[開示]=information|disclos
消費者=consum 產品責任=product 食品=food 藥物|藥事|藥品|藥害=drug|pharma|medic 醫療|醫師|醫務=medic|health|physician|hospital 傳染病|防疫=communicab|infect|contag|disease|epidem 煙草|控煙|吸煙=tobacco|smok 中醫|中藥=chinese\\smedicin 動物=animal 植物=plant 環境|環保=environ 噪音=noise 空氣=air 廢物|廢棄物=waste 水污染|水利=water|pollut|groundwater 氣候=climat 野生=wildlife 漁業=fish 農業|農地|農田=agricultur|farm|land 森林=forest 礦=min(?:e|ing)
土地=land 不動產|物業登記=propert|real\\sestate|immovable|land 分層|公寓=condominium|strata|common|horizontal|multiple|building 租賃|租務|租約=leas|tenan|rent 旅行社|導遊=travel|guide|tour 業主|租客=owner|landlord|tenan 建築|樓宇=build|construct|architect 都市|城市規劃=urban|town|city|planning 房屋=hous 文化遺產|文化資產|文物=herit|cultur|monument 徵收=expropriat|resum
登記=regist 公證=notar 律師=lawyer|attorney|advocate|legal\\spract|bar 會計師|會計=account 核數|審計=audit 仲裁=arbitrat 調解=mediat 強制執行=enforc|execution 司法=judic 法院|法庭=court 證據=evidence 時效|訴訟時效=limitation 選舉=elect 國籍=national 入境|出入境|移民=immigrat|migrat|entry 居留=resid 國家安全=secur 警察=police 槍|武器=arm|weapon|firearm 毒品|麻醉|戒治|戒毒=drug|narcot|addict|rehabilit 洗錢|清洗黑錢|黑錢=launder 恐怖=terror 貪污|賄賂|廉政=corrupt|brib|integrity 有組織|組織犯罪|黑社會=organi[sz]ed|triad 家庭暴力|家暴=domestic|famil 未成年|少年|兒童|孩童=child|juvenile|youth|minor 婚姻=marri|matrimon 親屬|家事|家庭=famil
博彩|幸運博彩|娛樂場|賭=gam(?:ing|es|bling)|casino|bet 彩票=lotter 批給=concession 政府採購|採購=procure|tender 道路交通|交通=traffic|road|transport 海商|航運|船舶|航海=mari(?:time|ne)|shipping|vessel|ship|merchant 航空|民航=aviat|air|aero 鐵路=rail 郵政=post 運輸=transport|carri 港口|商港=port|harbo
外商投資|外國投資=foreign|invest 投資=invest 對外貿易|貿易=trad 進出口|出口管制=export|import 離岸=offshore 上市|證券及期貨=list|securit 教育|學校|高等教育=educat|school|universit 私校=school 體育|運動=sport 文化=cultur 電影=film|movie|motion 宗教=relig 社團|結社=associat 慈善=charit 集會|遊行=assembl|parade|demonstrat 憲法=constitut 基本法=basic\\slaw 公職|公務員|公務人員=public|civil\\sserv 個人破產=bankrupt 合同|契約=contract 擔保=secur|guarant 物權=propert|real\\srights|rights\\sin\\srem 侵權=tort 繼承=success|inherit 電力|電業=electric 能源=energ 核子|原子=nuclear|atomic|radia 科技|科學技術=scien|techn 標準=standard 檢驗|商品檢驗=inspect|commodit 度量衡|計量=measure|metrolog 消防|耐火|防火=fire 安全生產|生產安全=safety 災害=disaster 軍|兵役|國防|防衛=milit|armed|defen|conscript 原住民=indigen|aborig 身心障礙|殘疾=disab|handicap 老人|長者=senior|elder|aged 志願=volunt 教師=teacher 建造=construct
濕地=wetland 冷凍|空調=refrigerat|air 獎章|勳章=medal|decorat|award 水資源=water 決算=financial\\sstatement|account 預算=budget 協約=agreement 恐防制|資恐|反恐=terror 農藥=pesticide 輸入|輸出|進口|出口=import|export 市鎮=town 地籍=cadast|land 水土保持=soil 公債=bond 組織法|組織條例=organ 公用事業=utilit 患者=patient|HIV 愛滋|免疫缺乏=HIV|immunodef
醫事|牙體|護理=medic|dent|nurs 技術師|技師=techn|engineer 犯罪被害人|被害人=victim 人體=human 癌症=cancer 人口販運=traffick 減刑|赦免=commut|amnest|pardon 陸海空軍=arm|milit 財產=propert|asset|estate 引渡=extradit 財政=financ|fiscal 監獄|受刑人=prison|jail|sentenced
法官=judge 檢察=prosecut 人工生殖=reproduc 園區=park|zone 自由貿易港|自由港=free 下水道|污水=sewa|wastewater|sewer 社會工作=social 工程=engineer 基礎建設=infrastruct 基金會=foundation|fund 漁港=fish 管收|羈押=detention|custody 國家語言=language 年金=pension|annuit 記帳=bookkeep 工廠=factor
職工|員工|僱員=employee|worker|staff 福利=welfare|benefit 捷運=transit|metro 機場=airport 著作=copyright|work 大學=universit 自來水=water 產業=industr 創新=innovat 血液=blood|plasma 團體=group|associat|organi[sz] 海岸=coast 海洋|海上=mari(?:ne|time)|ocean|sea 國庫=treasur 化學=chemic 放射|輻射=radia|radio
規費=charge|fee 船員|海員=seafarer|seam[ae]n|crew|mariner 船舶|船隻=ship|vessel 觀光=touris 停車=park 地名=name 國幣|中央銀行=currenc|bank 存款=deposit 證照|護照=passport 戶籍=household 身份證|身分證=identit 姓名=name 長期照顧|照護|照顧=care 精神=mental|psych 農村|農民=rural|farm|agricult 漁會|農會=fish|farm
公平=fair|equal 歧視|平等=discriminat|equal 仲介|中介=agen|broker|intermedia 物業管理=property|management 酒店|旅館|旅業=hotel|hospitality|lodging 餐飲|食肆=food|restaurant|catering 借貸|放債=lend|money|loan 信貸|信用=credit 結算|清算=settle|clear|liquidat 資產=asset 租=leas|rent|tenan 遊艇|船艇=yacht|boat 巴士|的士=bus|taxi|cab 的士=taxi|cab
公證|認證=notar|certif 律政|法務=justice|legal 申訴|廉政公署=ombuds|complain|corrupt 統計=statistic|census 測量|地圖=survey|map 氣象=meteorolog|weather 古物|古蹟=antiquit|monument|heritage 郊野=countr|park 城市|市政=city|urban|municip 街市|市場=market 屠|肉=slaughter|meat 殯|墳=funer|cemeter|crematori|burial 玩具=toy 危險品|危險物=dangerous|hazard
"""  # noqa: E501

_PAIRS = [tuple(entry.split("=")) for entry in _SUBJECTS.split()]
CHINESE = re.compile(
    "|".join(
        f"(?P<s{place}>{words})"
        for place, (words, _english) in sorted(
            enumerate(_PAIRS), key=lambda entry: -max(map(len, entry[1][0].split("|")))
        )
    )
)
_IN_CHINESE = [re.compile(words) for words, _english in _PAIRS]
_IN_ENGLISH = [re.compile(rf"\b(?:{words})", re.IGNORECASE) for _chinese, words in _PAIRS]


def of_chinese(title: str) -> frozenset[int]:
    """Return the subjects that the name of a law has."""
    return frozenset(int((match.lastgroup or "s0")[1:]) for match in CHINESE.finditer(title))


def of_english(title: str) -> frozenset[int]:
    return frozenset(place for place, words in enumerate(_IN_ENGLISH) if words.search(title))


def is_in_chinese(subject: int, text: str) -> bool:
    return _IN_CHINESE[subject].search(text) is not None


def is_in_english(subject: int, text: str) -> bool:
    return _IN_ENGLISH[subject].search(text) is not None
