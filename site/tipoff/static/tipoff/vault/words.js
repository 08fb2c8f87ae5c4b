// The words of site/tipoff/vault/words.txt, for passphrases drawn in the browser.
self.VAULT_WORDS = (
  "ang anh bac bach bai bam ban bang banh bao bap bat bau bay bem ben beo bep bet bich biec bien " +
  "bieng biet bieu bim binh bip bit boc boi bon bong bop bot bua bui bum bung buoc buom buon buong " +
  "but buu cach cai cam can cang canh cao cap cat cau cay cha chac chai cham chan chanh chap chat " +
  "chau chay che chech cheng chenh cheo chep chi chia chiec chiem chien chieng chieu chim chin " +
  "chinh chip choang choc chon chong chop chot chu chua chuan chuc chum chung chuoc chuoi chuom " +
  "chuong chuot chut chuyen coc coi com con cong cop cot cua cuc cui cum cung cuoc cuoi cuom cuon " +
  "cuong cuu dac dan dang danh dao dap dat dau day dec dem den dep deu dia dich diec diem dien " +
  "dieng diep diet dieu dim din dinh dip doa doai doan doc doi dom don dong dot dua duc due dun " +
  "dung duoc duoi duon duong dup duy duyen duyet ech gac gai gam gan gang ganh gao gap gat gau gay " +
  "ghe ghep ghet ghi ghim gia giac giach giai giam gian giang gianh giao giap giau giay gieng gieo " +
  "gio gioi gion giong giot giu giuoc giuong giup goc goi gom gon gop got gui gung guoc guoi guom " +
  "guong hac hai ham han hang hanh hao hap hat hau hay hen heo hep het hien hieu him hinh hit hiu " +
  "hoa hoac hoach hoai hoan hoang hoanh hoat hoc hoe hoi hom hon hong hop hot hua huan huc hue hui " +
  "hum hun hung huoi huong hup huu huy huyen huynh ich kem ken keng kenh keo kep ket keu kha khac " +
  "khach khai kham khan khang khanh khao khap khat khau khay khe khen kheo khep khet khi khia " +
  "khich khiem khien khieng khieu khinh khit kho khoa khoac khoai khoan khoang khoanh khoe khoen " +
  "khoet khoi khom khon khong khop khu khua khuat khuc khue khui khum khun khung khuoc khuon " +
  "khuong khuya khuyen khuyet khuynh kia kich kiem kien kieng kiep kiet kieu kim kin kinh kip kit " +
  "lac lach lai lam lan lang lanh lao lap lat lau lay lech lem len leng lenh leo leu lia lich liem " +
  "lien lieng liep liet lieu lim lin linh loa loai loan loc loi lom long lop lot lua luan luat luc " +
  "lui lum lun lung luoc luoi luom luon luong luot lut luu luy luyen mac mach mai mam man mang " +
  "manh mao map mat mau may men meo mep met meu mia mich mien mieng mieu mim min minh mit moc moi " +
  "mom mon mong mop mot mua muc mui mum mun mung muoi muon muong muop muot mut muu nach nai nam " +
  "nan nang nanh nao nat nau nay nem nen nenh neo nep net neu nga ngac ngach ngai ngam ngan ngang " +
  "nganh ngao ngap ngat ngau ngay nghe nghen ngheo nghet nghi nghia nghich nghiem nghien nghieng " +
  "nghiep nghieu nghin nghinh nghiu ngo ngoai ngoan ngoc ngoi ngon ngong ngop ngot ngua nguc ngung " +
  "nguoc nguoi nguon nguong nguy nguyen nguyet nha nhac nhai nham nhan nhang nhanh nhao nhap nhat " +
  "nhau nhay nhe nhem nhen nheo nhi nhich nhiem nhien nhiet nhieu nhim nhin nhip nhiu nho nhoa " +
  "nhoc nhoi nhom nhon nhong nhot nhu nhua nhuan nhuc nhue nhum nhun nhung nhuom nhuong nhut nhuy " +
  "nia niem nien niep niet nieu nin ninh nip noc noi nom non nong nop not nua nuc nui num nung " +
  "nuoc nuoi nuong nuot nup nut oai oan oang oanh ong pha phac phach phai pham phan phang phanh " +
  "phao phap phat phau phay phen pheo phep phi phia phich phien phieng phiet phieu phim phin phinh " +
  "pho phoi phon phong phot phu phuc phui phun phung phuoc phuong phuot phut qua quac quach quai " +
  "quan quang quanh quao quap quat quay que quen queo quet qui quit quoc quy quyen quyet quynh " +
  "quyt rac rach rai ram ran rang ranh rao rap rat rau ray rem ren reo ret reu ria rieng riet rieu " +
  "rim rin rinh rit roc roi rom ron rong rop rot rua ruc rui rum run rung ruoc ruoi ruong ruot " +
  "ruou rut sac sach sai sam san sang sanh sao sap sat sau say sen seo set sia sien sieng siet " +
  "sieu sim sin sinh soc soi som son song sop sot sua suat suc sue sui sum sun suoi suon suong " +
  "suot sup suu suy suyt tac tach tai tam tan tang tanh tao tap tat tau tay tem ten tenh teo tep " +
  "tet tha thac thach thai tham than thang thanh thao thap that thau thay the them then theo thep " +
  "thet theu thi thia thich thiec thiem thien thieng thiep thiet thieu thim thin thinh thip thit " +
  "tho thoa thoai thoan thoang thoat thoc thoi thom thon thong thop thot thu thua thuan thuat thuc " +
  "thue thui thum thung thuoc thuong thuot thup thuy thuyen thuyet tia tich tiec tiem tien tieng " +
  "tiep tiet tieu tim tin tinh tip tit toa toac toai toan toat toc toi tom ton tong top tot tra " +
  "trac trach trai tram tran trang tranh trao trap trat trau tray tre tren treo tret tri tria " +
  "trich trien trieng triet trieu trinh triu tro troi trom tron trong trot tru trua truc true trui " +
  "trum trung truoc truong truot truu truy truyen tua tuan tuc tue tui tum tung tuoc tuoi tuom " +
  "tuong tuot tup tut tuu tuy tuyen tuyet ung uoc uom uong uop uot uyen vac vach vai vam van vang " +
  "vanh vao vap vat vay ven veo vet via vich viec viem vien viet vinh vip voi vom von vong vot vua " +
  "vuc vui vum vun vung vuoc vuon vuong vuot vut xac xach xai xam xan xang xanh xao xap xat xau " +
  "xay xem xen xeng xeo xep xet xia xich xiec xiem xien xieng xiet xieu xim xin xinh xiu xoa xoac " +
  "xoai xoan xoay xoc xoe xoi xom xon xong xop xot xua xuan xuat xuc xui xung xuoc xuoi xuong xuy " +
  "xuyen yem yen yet yeu"
).split(" ");
