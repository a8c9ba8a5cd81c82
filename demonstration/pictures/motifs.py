"""The motifs: what Sơn La's land looks like, drawn in layers from the horizon forwards."""

from collections.abc import Callable
from dataclasses import dataclass

from .canvas import Canvas
from .fields import tea_hills, terraces
from .mountains import cloud_sea, lake, ridges
from .palettes import DAWN, DUSK, HARVEST, MORNING, RAIN, Palette
from .valleys import ban_blossom, plum_valley, village


@dataclass(frozen=True)
class Motif:
    """``alt``: what the picture shows, in Vietnamese and English."""

    draw: Callable[[Canvas, Palette], None]
    palettes: tuple[Palette, ...]
    alt: str
    alt_en: str


MOTIFS: dict[str, Motif] = {
    "ridges": Motif(
        ridges,
        (DAWN, DUSK, RAIN),
        "những dãy núi trập trùng trong sương",
        "mountain ranges in the mist",
    ),
    "cloud-sea": Motif(
        cloud_sea,
        (DAWN, MORNING, DUSK),
        "đỉnh núi nổi trên biển mây",
        "summits above a sea of clouds",
    ),
    "terraces": Motif(
        terraces,
        (HARVEST, MORNING, RAIN),
        "ruộng bậc thang và nếp nhà sàn bên sườn núi",
        "terraced rice fields and a stilt house on a mountain slope",
    ),
    "tea-hills": Motif(
        tea_hills,
        (MORNING, DAWN, RAIN),
        "những đồi chè xếp lớp dưới chân núi",
        "round hills of tea below the mountains",
    ),
    "lake": Motif(
        lake,
        (DAWN, DUSK, MORNING),
        "con thuyền trên mặt hồ giữa núi",
        "a boat on a lake between mountains",
    ),
    "village": Motif(
        village,
        (DUSK, MORNING, DAWN),
        "bản nhà sàn dưới chân núi",
        "a village of stilt houses below the mountains",
    ),
    "ban-blossom": Motif(
        ban_blossom,
        (MORNING, DAWN, RAIN),
        "cành hoa ban trắng trước dãy núi mờ sương",
        "branches of white ban blossom before misty mountains",
    ),
    "plum-valley": Motif(
        plum_valley,
        (MORNING, DAWN, RAIN),
        "thung lũng hoa mận và nhà sàn",
        "a valley of plum blossom with stilt houses",
    ),
}
