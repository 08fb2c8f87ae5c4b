"""The pictures of neighbourhood life, by file name; each function answers one whole SVG."""

from corners import (
    boys_football,
    bus_stop,
    house_door,
    lane_camera,
    loudspeakers,
    traffic_light,
)
from countryside import (
    beach_patrol,
    clean_sunday,
    coffee_garden,
    fishing_dawn,
    flood_relief,
    rice_terraces,
    tree_planting,
    village_festival,
)
from halls import (
    box_for_letters,
    contest,
    evening_desk,
    family_meal,
    sewing_class,
    warning_phone,
)
from indoors import bank_counter, courtroom, house_meeting, workshop
from lanes import (
    lantern_street,
    mid_autumn_night,
    notice_board,
    rainy_lane,
    river_bridge,
    school_gate,
)
from rooms import evening_class, kitchen, reading_room, reception
from streets import dawn_street, fire_drill, market_lane, night_patrol
from yards import bicycle_gift, family_visit

SCENES = {
    "pho-sang-som": dawn_street,
    "tuan-tra-nhan-dan": night_patrol,
    "hop-to-dan-pho": house_meeting,
    "tang-xe-dap": bicycle_gift,
    "dien-tap-chua-chay": fire_drill,
    "quay-ngan-hang": bank_counter,
    "phien-toa": courtroom,
    "cho-xom": market_lane,
    "hoc-nghe": workshop,
    "tham-gia-dinh": family_visit,
    "ruong-bac-thang": rice_terraces,
    "thuyen-ca-binh-minh": fishing_dawn,
    "vuon-ca-phe": coffee_garden,
    "thuyen-cuu-tro": flood_relief,
    "trong-cay": tree_planting,
    "dinh-lang-ngay-hoi": village_festival,
    "tuan-tra-bai-bien": beach_patrol,
    "cau-qua-song": river_bridge,
    "chu-nhat-xanh": clean_sunday,
    "den-long-pho": lantern_street,
    "dem-trung-thu": mid_autumn_night,
    "cong-truong": school_gate,
    "bang-tin": notice_board,
    "mua-trong-hem": rainy_lane,
    "den-do-mu-bao-hiem": traffic_light,
    "camera-ngo-xom": lane_camera,
    "loa-xom-buoi-sang": loudspeakers,
    "bong-da-thanh-nien": boys_football,
    "tro-ve": bus_stop,
    "cua-nha-khoa-cham": house_door,
    "tu-sach-phap-luat": reading_room,
    "tiep-dan": reception,
    "lop-hoc-buoi-toi": evening_class,
    "bep-an-toan": kitchen,
    "hoi-thi": contest,
    "dien-thoai-canh-giac": warning_phone,
    "tra-cuu-tai-nha": evening_desk,
    "bua-com-gia-dinh": family_meal,
    "hom-thu-gop-y": box_for_letters,
    "lop-may": sewing_class,
}
