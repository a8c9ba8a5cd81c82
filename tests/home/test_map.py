"""The administrative map: drawn from the register, listed as text (R115)."""

import io
import re
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from demonstration.network import organisations_of, place_units
from demonstration.units import rows, units
from editorial.roles import APPROVER, NETWORK_OPERATOR
from home.map_drawing import MAX_HEIGHT, WIDTH, draw, hull
from home.models import ContentPage, MapPage, SectionPage
from sites.geography import latitude, longitude
from sites.models import Domain, DomainStatus, Organisation
from sites.provisioning import InvalidOrder, Order, deactivate, place, provision
from sites.tenancy import entered
from tests.factories import make_user

pytestmark = pytest.mark.django_db

PATH = "/gioi-thieu/ban-do-dia-gioi/"
DRAWING = re.compile(r'<svg class="chart map.*?</svg>', re.DOTALL)
LIST = re.compile(r"<table>.*?</table>", re.DOTALL)


def unit(name, parent=None, kind="commune", position=(21.3, 103.9), **fields):
    """A unit of the register without a site."""
    number = Organisation.objects.count()
    latitude, longitude = position or (None, None)
    organisation = Organisation(
        code=f"thu-{number}", schema_name=f"o_thu_{number}", name=name, kind=kind, parent=parent,
        latitude=latitude, longitude=longitude, **fields,
    )  # fmt: skip
    organisation.save()
    return organisation


def map_of(client, path=PATH):
    """The drawing and the list of a map page, as text."""
    page = client.get(path)
    assert page.status_code == 200
    html = page.content.decode()
    drawing = DRAWING.search(html)
    listed = LIST.search(html)
    return (drawing.group() if drawing else ""), (listed.group() if listed else "")


def add_map(organisation, title="Bản đồ địa giới hành chính", **fields):
    with entered(organisation):
        section = SectionPage.objects.get(slug="gioi-thieu")
        page = MapPage(title=title, slug="ban-do-dia-gioi", **fields)
        section.add_child(instance=page)
        return page


def test_r115_the_province_draws_its_units_and_lists_them_with_links(network, browse):
    place(network.district, Decimal("21.32690"), Decimal("103.91439"))
    unit("Xã Mường É", network.district, position=(21.4995, 103.56))
    unit("Thị trấn Ít Ong", network.district, position=(21.5406, 104.05))
    unit("Xã Áng Ba", network.district, position=None)
    drawing, listed = map_of(browse(network.province))
    assert 'role="group"' in drawing and "<title" in drawing and "<desc" in drawing
    assert "<polygon" in drawing
    for name in ("Thành phố Sơn La", "Xã Mường É", "Thị trấn Ít Ong"):
        assert name in drawing and name in listed
    assert ">Ít Ong</text>" in drawing
    assert 'href="http://thanhpho.sonla.localhost/"' in drawing
    assert 'href="http://thanhpho.sonla.localhost/"' in listed
    assert "Sở Tư pháp" not in listed, "no administrative unit"
    assert "Xã Áng Ba" in listed and "Xã Áng Ba" not in drawing


def test_r115_the_list_is_in_vietnamese_order(network, browse):
    for name in ("Xã Đông Sang", "Xã Dồm Cang", "Xã Ẳng Cang", "Xã Chiềng Ân", "Xã Cò Nòi"):
        unit(name, network.district)
    _drawing, listed = map_of(browse(network.province))
    names = re.findall(r"Xã [^<\n]+", listed)
    assert names == ["Xã Ẳng Cang", "Xã Chiềng Ân", "Xã Cò Nòi", "Xã Dồm Cang", "Xã Đông Sang"]


def test_the_map_says_that_it_is_a_diagram_and_no_boundary(network, browse):
    unit("Xã Mường É", network.district)
    html = browse(network.province).get(PATH).content.decode()
    assert "<figcaption" in html
    assert html.index("</svg>") < html.index("<figcaption") < html.index("<table>")


def test_closed_and_merged_units_are_neither_drawn_nor_listed(network, browse):
    place(network.commune, Decimal("21.32730"), Decimal("103.92100"))
    client = browse(network.province)
    assert "Phường Tô Hiệu" in map_of(client)[0]
    deactivate(network.commune)
    drawing, listed = map_of(client)
    assert "Phường Tô Hiệu" not in drawing + listed


def test_a_unit_without_an_open_site_has_no_link(network, browse):
    place(network.commune, Decimal("21.32730"), Decimal("103.92100"))
    site = Domain.objects.filter(tenant=network.commune)
    site.update(status=DomainStatus.RETIRED)
    drawing, listed = map_of(browse(network.province))
    assert "Phường Tô Hiệu" in drawing and "Phường Tô Hiệu" in listed
    assert "tohieu.thanhpho" not in drawing + listed


def test_a_new_position_is_seen_at_once(network, browse, django_capture_on_commit_callbacks):
    client = browse(network.province)
    assert "Phường Tô Hiệu" not in map_of(client)[0]
    with django_capture_on_commit_callbacks(execute=True):
        place(network.commune, Decimal("21.32730"), Decimal("103.92100"))
    assert "Phường Tô Hiệu" in map_of(client)[0]


def test_no_position_known_is_said_and_everything_is_listed(network, browse):
    drawing, listed = map_of(browse(network.province))
    assert not drawing
    assert "Thành phố Sơn La" in listed and "Phường Tô Hiệu" in listed


def test_a_district_draws_its_communes_and_a_commune_its_neighbours(network, browse):
    other = unit("Huyện Mường La", kind="district")
    unit("Xã Chiềng Lao", other, position=(21.636, 103.904))
    unit("Phường Chiềng Cơi", network.district, position=(21.2976, 103.876))
    place(network.commune, Decimal("21.32730"), Decimal("103.92100"))
    add_map(network.district)
    add_map(network.commune)
    drawing, listed = map_of(browse(network.district))
    assert "Phường Chiềng Cơi" in drawing and "Phường Tô Hiệu" in drawing
    assert "Chiềng Lao" not in drawing + listed and "map__here" not in drawing
    drawing, listed = map_of(browse(network.commune))
    assert "Phường Chiềng Cơi" in drawing and drawing.count("map__here") == 1
    assert "Chiềng Lao" not in drawing + listed


def test_a_commune_below_no_district_has_the_communes_like_it_round_it(network, browse):
    Organisation.objects.filter(pk=network.commune.pk).update(parent=None)
    unit("Xã Mường É", position=(21.4995, 103.56))
    unit("Xã Chiềng Lao", network.district)
    add_map(network.commune)
    drawing, listed = map_of(browse(network.commune))
    assert "Xã Mường É" in drawing and "Chiềng Lao" not in listed


def test_nothing_of_one_organisations_map_page_is_on_anothers(network, browse):
    add_map(
        network.district, "Bản đồ của thành phố", live=False, summary="Bản nháp riêng của thành phố"
    )
    add_map(network.commune, "Bản đồ của phường", summary="Chỉ của phường")
    assert browse(network.district).get(PATH).status_code == 404, "a draft"
    for organisation in (network.province, network.commune):
        html = browse(organisation).get(PATH).content.decode()
        assert "Bản nháp" not in html and "Bản đồ của thành phố" not in html
    assert "Chỉ của phường" not in browse(network.province).get(PATH).content.decode()
    assert "Chỉ của phường" in browse(network.commune).get(PATH).content.decode()


def test_every_unit_of_the_province_costs_no_more_statements(
    network, browse, django_assert_max_num_queries
):
    known = {each.code for each in Organisation.objects.all()}
    districts = {"huyen-116": network.district}
    for each in units():
        order = each.order
        if order.kind in ("district", "commune") and each.code not in known:
            made = Organisation(
                code=each.code, schema_name=f"o_{each.code.replace('-', '_')}", name=each.name,
                kind=order.kind, parent=districts.get(order.parent),
                latitude=Decimal(order.lat) if order.lat else None,
                longitude=Decimal(order.lon) if order.lon else None,
            )  # fmt: skip
            made.save()
            domain = Domain(tenant=made, domain=order.host, kind=order.kind, is_primary=True)
            domain.save()
            if order.kind == "district":
                districts[each.code] = made
    client = browse(network.province)
    client.get("/")
    with django_assert_max_num_queries(12):
        drawing, listed = map_of(client)
    assert listed.count("<tr>") == 1 + 12 + 200
    assert drawing.count("map__mark") > 60
    assert drawing.count("<text") > 30


@pytest.mark.parametrize(
    ("lat", "lon", "wrong"),
    [
        ("10.8", "103.9", "lat"),
        ("21.3", "106,7", "lon"),
        ("NaN", "103.9", "lat"),
        ("vĩ độ", "103.9", "lat"),
        ("1e999999", "103.9", "lat"),
        ("21.3", "", "lon"),
        ("", "103.9", "lat"),
    ],
)
def test_an_order_with_a_wrong_position_names_it_and_makes_nothing(network, lat, lon, wrong):
    order = Order(kind="commune", name="Phường Chiềng Lề", parent="thanhpho", lat=lat, lon=lon)
    with pytest.raises(InvalidOrder) as caught:
        provision(order)
    assert set(caught.value.message_dict) == {wrong}
    assert not Organisation.objects.filter(name="Phường Chiềng Lề").exists()


@pytest.mark.parametrize(
    ("north", "east", "wrong"),
    [("10.8", "103.9", "latitude"), ("21.3", "106.7", "longitude"), ("21.3", None, "longitude")],
)
def test_an_organisation_lies_in_the_province(network, north, east, wrong):
    network.commune.latitude = north and Decimal(north)
    network.commune.longitude = east and Decimal(east)
    with pytest.raises(ValidationError) as caught:
        network.commune.full_clean()
    assert set(caught.value.message_dict) == {wrong}


def test_r68_units_of_a_file_may_have_positions(network, tmp_path):
    file = tmp_path / "don-vi.csv"
    head = "kind,name,host,parent,code,lat,lon\n"
    row = 'commune,Phường Chiềng Lề,,thanhpho,xa-03646,"21,3273",103.9212345\n'
    file.write_text(head + row, encoding="utf-8")
    call_command("provision", file=file, stdout=io.StringIO())
    made = Organisation.objects.get(code="xa-03646")
    assert (made.latitude, made.longitude) == (Decimal("21.32730"), Decimal("103.92123"))
    wrong = "commune,Phường Chiềng Cơi,,thanhpho,xa-03670,12.5,103.9\n"
    file.write_text(head + row + wrong, encoding="utf-8")
    with pytest.raises(CommandError, match=r"3.*lat"):
        call_command("provision", file=file, stdout=io.StringIO())


def test_r115_every_position_of_the_province_s_own_data_is_in_the_province():
    positions = [each.order for each in units() if each.order.lat]
    assert len(positions) > 70
    for order in positions:
        assert latitude(order.lat) and longitude(order.lon)


def operator_of(network, browse):
    client = browse(network.province)
    with entered(network.province):
        client.force_login(make_user(network.province, NETWORK_OPERATOR))
    return client


def test_r115_an_operator_puts_a_unit_on_the_map(network, browse):
    client = operator_of(network, browse)
    url = f"/quan-tri/mang-luoi/{network.commune.pk}/vi-tri/"
    assert client.get(url).status_code == 200
    assert url in client.get("/quan-tri/mang-luoi/co-quan/").content.decode()
    form = client.post(url, {"latitude": "10.8", "longitude": "103.92"}).context["form"]
    assert set(form.errors) == {"latitude"}
    network.commune.refresh_from_db()
    assert network.commune.latitude is None
    assert client.post(url, {"latitude": "21.3273", "longitude": "103.92"}).status_code == 302
    network.commune.refresh_from_db()
    assert network.commune.latitude == Decimal("21.32730")
    client.post(url, {"latitude": "", "longitude": ""})
    network.commune.refresh_from_db()
    assert network.commune.latitude is None


def test_a_new_site_from_the_console_has_its_position(network, browse):
    client = operator_of(network, browse)
    data = {
        "kind": "commune", "name": "Phường Chiềng Lề", "parent": network.district.pk,
        "email": "ubnd@example.org", "lat": "21.33", "lon": "190",
    }  # fmt: skip
    url = "/quan-tri/mang-luoi/co-quan/create/"
    assert set(client.post(url, data).context["form"].errors) == {"lon"}
    response = client.post(url, {**data, "lon": "103,91"})
    assert response.status_code == 302, response.context["form"].errors
    made = Organisation.objects.get(name="Phường Chiềng Lề")
    assert (made.latitude, made.longitude) == (Decimal("21.33"), Decimal("103.91"))


def test_an_approver_of_a_commune_moves_nobody(network, browse):
    client = browse(network.commune)
    with entered(network.commune):
        client.force_login(make_user(network.commune, APPROVER))
    url = f"/quan-tri/mang-luoi/{network.department.pk}/vi-tri/"
    answer = client.post(url, {"latitude": "21.3", "longitude": "103.9"})
    assert answer.status_code in (302, 403)
    network.department.refresh_from_db()
    assert network.department.latitude is None


def test_the_command_restores_a_map_and_leaves_a_page_of_another_type(network, browse):
    with entered(network.province):
        MapPage.objects.get().delete()
    out = io.StringIO()
    call_command("add_category_pages", organisation="vpub", stdout=out)
    assert "1 pages added" in out.getvalue()
    assert browse(network.province).get(PATH).status_code == 200
    with entered(network.province):
        page = MapPage.objects.get()
        section = page.get_parent()
        page.delete()
        old = ContentPage(title="Bản đồ", slug="ban-do-dia-gioi", category="boundary-map")
        section.add_child(instance=old)
        call_command("add_category_pages", organisation="vpub", stdout=io.StringIO())
        assert ContentPage.objects.filter(pk=old.pk, live=True).exists()
        assert MapPage.can_create_at(section), "the board may add the map beside it"


def test_an_outline_goes_round_every_mark_and_labels_do_not_collide():
    communes = rows("sonla-communes-since-2025-07.csv")
    drawing = draw(
        [(row["code"], row["name"], float(row["lat"]), float(row["lon"])) for row in communes]
    )
    assert len(drawing.marks) == 75
    corners = [tuple(map(float, pair.split(","))) for pair in drawing.outline.split()]
    for mark in drawing.marks:
        assert 0 < mark.x < WIDTH and 0 < mark.y < drawing.height <= MAX_HEIGHT
        assert (mark.x, mark.y) not in hull([*corners, (mark.x, mark.y)])
    boxes = [mark.label.box for mark in drawing.marks if mark.label]
    for number, a in enumerate(boxes):
        for b in boxes[number + 1 :]:
            assert a[0] >= b[2] or b[0] >= a[2] or a[1] >= b[3] or b[1] >= a[3]


@pytest.mark.parametrize("count", [0, 1, 2, 30])
def test_units_in_one_place_are_drawn_too(count):
    drawing = draw([(number, "Xã Mường É", 21.5, 103.5) for number in range(count)])
    assert (drawing is None) == (count == 0)
    if drawing:
        assert len(drawing.marks) == count and "nan" not in drawing.outline


def test_units_made_before_positions_were_kept_are_placed_once(network):
    wanted = [each for each in units() if each.code in ("huyen-116", "xa-03649")]
    place(network.commune, Decimal("21.30000"), Decimal("103.90000"))
    place_units(wanted, organisations_of(wanted))
    network.district.refresh_from_db()
    network.commune.refresh_from_db()
    assert network.district.latitude == Decimal("21.32690")
    assert network.commune.latitude == Decimal("21.30000"), "an operator's own stays"
