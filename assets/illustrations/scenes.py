"""The pictures of neighbourhood life, by file name; each function answers one whole SVG."""

from indoors import bank_counter, courtroom, house_meeting, workshop
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
}
