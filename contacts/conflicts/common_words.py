"""Words that very many companies have in their names: alone, they tell none of them apart."""

from briefings.search.index.analysis import fold

_WORDS = """
    貿易 商貿 商業 商行 投資 發展 開發 實業 企業 工業 建築 建設 建材 工程 裝修 裝飾 設計 機電
    國際 環球 世界 亞洲 中國 澳門 香港 大灣區 珠海 物業 置業 地產 房地產 管理 顧問 諮詢 服務
    進出口 出入口 批發 零售 百貨 超市 餐飲 飲食 餐廳 食品 酒店 旅遊 旅行社 娛樂 博彩 文化 傳播
    傳媒 廣告 製作 展覽 科技 資訊 電腦 電子 網絡 通訊 軟件 運輸 物流 貨運 汽車 醫療 藥業 藥房
    教育 中心 金融 財務 保險 證券 資本 基金 人力資源 清潔 保安 能源 環保 珠寶 服裝 時裝 美容
    印刷 家具 電器 律師 會計師 事務所 商會 協會 公會 trading trade commercial comercial comercio
    investment investments investimento investimentos development desenvolvimento industrial
    industries industria enterprise enterprises empresa construction construcao construcoes
    engineering engenharia design international internacional global worldwide asia china macau
    macao hong kong hk property properties predial imobiliaria imobiliario estate estates
    management gestao consulting consultancy consultoria consultants services service servicos
    import export importacao exportacao retail food restaurant hotel hotels travel tourism
    entertainment gaming culture cultural media advertising production technology technologies
    tecnologia tech electronic electronics computer network software transport transportation
    logistics medical health education center centre finance financial insurance capital fund
    general geral macaense
"""
COMMON = frozenset(fold(word) for word in _WORDS.split())
