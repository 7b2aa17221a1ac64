"""Common words of legal Chinese with their usual English, by which translations know each other."""

import re

# Chinese = the beginnings of the English words that usually stand for it.
_ENTRIES = """
主管機關=competent,authorit 機關=authorit,agenc,organ 政府=government 法院=court 法官=judge 律師=lawyer,attorney,counsel
公司=compan,corporat 法人=legal 自然人=natural 股東=shareholder 董事=director 合夥=partner 企業=enterprise,business,corporat,undertaking,trader
契約=contract,agreement 合同=contract,agreement 協議=agreement 條款=term,clause,provision 條例=regulation,ordinance,rule 法律=law,legal,act 法規=regulation,law,rule 法令=law,regulation,statut
辦法=regulation,measure 規定=provision,requir,prescrib,provid,regulation,specif,rule,stipulat 修正=amend,revis 修訂=amend,revis 修改=amend,revis,modif 公布=promulgat,announc,publish,publication 公告=announc,notice 施行=enforce,implement,effect 生效=effect,force 廢止=repeal,revo,abolish 撤銷=revo,cancel,rescind,withdraw 終止=terminat 解除=terminat,rescind,release
申請=appl 登記=regist 註冊=regist 許可=permi,licen,approv 核准=approv 核定=approv,determin 批准=approv,ratif 審查=examin,review 檢查=inspect,examin,check 調查=investigat 監督=supervis 管理=manag,administ,govern 備查=record,report
通知=notif,notice,inform 送達=serv,deliver 書面=writ 文件=document,file,record 電子=electronic 簽名=sign 簽章=sign 簽署=sign,execut 副本=cop,duplicate 證明=prov,certif,evidence 證據=evidence 憑證=certif,voucher 資料=data,information,material 個人資料=personal,data 資訊=information 檔案=file,record,archive 紀錄=record 帳=account
權利=right 義務=obligation,dut 責任=liab,responsib 權限=power,authorit,competence 職權=power,authorit,dut 職務=dut,position,function
商標=trademark,mark 專利=patent 著作權=copyright 版權=copyright 知識產權=intellectual 智慧財產=intellectual 發明=invent 作品=work 授權=licen,authori 轉讓=transfer,assign 讓與=transfer,assign 使用=us 利用=us,utili,exploit 複製=reproduc,duplicat,cop 散布=distribut,disseminat 散播=distribut,disseminat 傳輸=transmi,transfer 公開=public,disclos,open
不動產=real,immovable,propert 動產=movable 財產=propert,asset 抵押=mortgage 擔保=secur,guarant 所有權=owner,title 租賃=leas,rent 買賣=sale,purchas,sell 價金=price,payment 價格=price 費用=fee,expense,cost,charge 報酬=remunerat,fee,pay 薪資=wage,salar,pay 工資=wage,salar,pay 利息=interest 貸款=loan 債務=debt,obligation,liab 債權=claim,credit 破產=bankrupt,insolven 清算=liquidat 保險=insur 稅=tax,dut 基金=fund 投資=invest 銀行=bank 金融=financ 證券=securit 市場=market 交易=transact,trad,deal 廣告=advertis 商品=goods,product,commodit,merchandise 產品=product 服務=servic 品質=quality 安全=safe,secur 健康=health 衛生=health,sanit,hygien 環境=environment 食品=food 藥=drug,medic,pharmac
消費者=consumer 使用者=user 當事人=part,person,subject 申請人=applicant 第三人=third 代理人=agent,represent,prox 負責人=representative,responsible,person 代表=represent,deleg 債務人=debtor 債權人=creditor 權利人=right,holder,owner 受僱者=employee 僱員=employee,worker 勞工=labo,worker,employee 雇主=employer 僱主=employer 勞動=labo,work,employ 求職者=applicant,seeker 外國=foreign 外國人=foreign,alien 國際=international 國家=state,nation,countr 中央=central 地方=local 公務員=public,civil,official 人員=person,staff,employee,officer,member 專家=expert 學者=scholar 團體=group,organi,associat 委員會=committee,commission 委員=member,commission,committee 會議=meet,conference 主席=chair
訴訟=litigat,lawsuit,action,suit,proceed 起訴=action,sue,suit,prosecut 上訴=appeal 訴願=appeal 申訴=complain,appeal,grievance 判決=judg,decision 裁判=judg,decision,rul 裁定=rul,decision,order 仲裁=arbitrat 調解=mediat,conciliat 強制執行=enforc,compulsory,execution 損害=damage,harm,injur,loss 賠償=compensat,damage,indemni 補償=compensat 違反=violat,breach,contrave,infring 侵害=infring,harm,injur,violat 處罰=punish,penal,fine 罰鍰=fine 罰款=fine 罰金=fine 刑=imprison,criminal,penal,sentence 徒刑=imprison 罪=offen,crim,guilt 刑事=criminal 民事=civil 行政=administrat 犯罪=crim,offen 故意=intent,willful,wilful 過失=negligen 善意=good,bona 推定=presum,deem 視為=deem,regard,consider,constru
期限=period,time,term,deadline,limit 期間=period,time,term,during 期滿=expir 屆期=time,expir,period,term 日起=from,date,after,day 年度=year,annual 定期=period,regular 延長=exten 展延=exten 逾期=overdue,late,after,fail
定義=defin,mean 指=mean,refer 下列=follow 左列=follow 如下=follow 前項=preceding,paragraph,previous,above,foregoing 前條=preceding,article,previous 同意=consent,agree,approv 委託=entrust,commission,delegat,consign,mandat 協助=assist,help 保護=protect 保障=protect,safeguard,guarant,secur,ensur 限制=restrict,limit 禁止=prohibit,forbid,ban 應=shall,must,should 得=may 不得=not,no 免=exempt,free,waiv 歧視=discriminat 性騷擾=sexual,harass 性別=gender,sex 婚姻=marri,marital 懷孕=pregnan 產假=maternity 假=leave,holiday 訓練=train 教育=educat 學校=school 就業=employ 退休=retire 解僱=dismiss,terminat
人工智能=artificial,intelligence 技術=techn 科技=techn,science 研究=research,stud 開發=develop 發展=develop 創新=innovat 設計=design 製造=manufactur,produc 生產=produc,manufactur 進口=import 輸入=import,input 出口=export 輸出=export,output 運輸=transport 建築=build,construct,architect 土地=land 城市=urban,city,cities 水=water 能源=energy 農=agricultur,farm 標準=standard,criteri 原則=principle 目的=purpose,objective,aim 情形=circumstance,case,situation,condition,event 條件=condition,term 方式=manner,method,means,way,mode 措施=measure 計畫=plan,program,project 計劃=plan,program,project,scheme 報告=report 指引=guid 建議=suggest,recommend,propos,advi 意見=opinion,view,comment 決定=deci,determin 評估=assess,evaluat 改善=improv 預防=prevent 防治=prevent,control 變更=change,modif,alter,amend 增加=increas,add 減少=reduc,decreas 設立=establish,set,incorporat 組織=organi 總則=general 附則=supplement 罰則=penal 背景=background 範圍=scope,extent,range 豁免=exempt 結論=conclu 澳門=maca 香港=hong 中國=chin 內地=mainland 大灣區=bay 葡=portug
"""  # noqa: E501

TERMS: dict[str, tuple[str, ...]] = {
    chinese: tuple(english.split(","))
    for chinese, _, english in (entry.partition("=") for entry in _ENTRIES.split())
}
# Longer terms first: 個人資料 is not also 資料.
_CHINESE = re.compile("|".join(sorted(map(re.escape, TERMS), key=len, reverse=True)))


def _by_beginning() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for term, words in TERMS.items():
        for word in words:
            found.setdefault(word, []).append(term)
    return found


_BY_BEGINNING = _by_beginning()
_LENGTHS = sorted({len(beginning) for beginning in _BY_BEGINNING})
_WORD = re.compile(r"[a-z]+")


def terms_in(chinese: str) -> frozenset[str]:
    return frozenset(_CHINESE.findall(chinese))


def terms_rendered(english: str) -> frozenset[str]:
    """The Chinese terms whose usual English is there."""
    words = set(_WORD.findall(english.lower()))
    beginnings = {word[:length] for word in words for length in _LENGTHS}
    return frozenset(
        term for known in _BY_BEGINNING.keys() & beginnings for term in _BY_BEGINNING[known]
    )
