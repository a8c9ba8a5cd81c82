"""Many readers on many sites at once: nobody ever sees another site's row, id or file."""

import http.client
import random
import re
from concurrent.futures import ThreadPoolExecutor

import pytest

pytestmark = pytest.mark.browser

SITES = {
    "": "Tỉnh Sơn La",
    "en": "Son La Portal",
    "chuyendoiso": "Chuyển đổi số tỉnh Sơn La",
    "stp": "Sở Tư pháp",
    "syt": "Sở Y tế",
    "sgddt": "Sở Giáo dục và Đào tạo",
    "thanhpho": "Thành phố Sơn La",
    "mocchau": "Thị xã Mộc Châu",
    "tohieu.thanhpho": "Phường Tô Hiệu",
    "chiengle.thanhpho": "Phường Chiềng Lề",
}
PATHS = ["/", "/so-do-trang/", "/tim-kiem/?q=quy+che", "/khong-co/", "/?x=1", "/quan-tri/login/"]
BRAND = re.compile(r'class="brand__name">([^<]*)<')
REQUESTS = 600


def ask(live_network, label, path):
    host = f"{label}.sonla.localhost" if label else "sonla.localhost"
    connection = http.client.HTTPConnection("127.0.0.1", live_network.port, timeout=60)
    connection.request("GET", path, headers={"Host": f"{host}:{live_network.port}"})
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    return response.status, body


def test_concurrent_requests_at_many_sites_never_mix(live_network):
    chooser = random.Random(352)
    questions = [(chooser.choice(list(SITES)), chooser.choice(PATHS)) for _ in range(REQUESTS)]

    def check(question):
        label, path = question
        status, body = ask(live_network, label, path)
        if status >= 500:
            return (question, status)
        brand = BRAND.search(body)
        if brand and brand[1] != SITES[label]:
            return (question, brand[1])
        return None

    with ThreadPoolExecutor(16) as pool:
        wrong = [answer for answer in pool.map(check, questions) if answer]
    assert wrong == []
