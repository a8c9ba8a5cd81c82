from .access_page import AccessPage
from .base import BasePage
from .category_list_page import CategoryListPage
from .contact_list_page import ContactListPage, ContactPerson
from .content_page import ContentPage
from .detail_page import DetailPage
from .disclosure_page import DisclosureEntry, DisclosurePage
from .guidance_page import GuidancePage
from .home_page import HomePage
from .leader_page import LeaderPage
from .links_page import LinksPage
from .map_page import MapPage
from .network_list_page import NetworkListPage
from .organisation_page import OrganisationPage
from .plan_page import PlanPage
from .procedure_page import ProcedureChannel, ProcedureDocument, ProcedurePage
from .project_capital import ProjectCapital
from .project_page import ProjectPage
from .relic_page import RelicPage
from .report_pages import EpidemicPage, FinancialReportPage, SciencePage
from .section_page import SectionPage
from .statistics_page import StatisticsPage
from .work_week_page import WorkEntry, WorkWeekPage

__all__ = [
    "AccessPage",
    "BasePage",
    "CategoryListPage",
    "ContactListPage",
    "ContactPerson",
    "ContentPage",
    "DetailPage",
    "DisclosureEntry",
    "DisclosurePage",
    "EpidemicPage",
    "FinancialReportPage",
    "GuidancePage",
    "HomePage",
    "LeaderPage",
    "LinksPage",
    "MapPage",
    "NetworkListPage",
    "OrganisationPage",
    "PlanPage",
    "ProcedureChannel",
    "ProcedureDocument",
    "ProcedurePage",
    "ProjectCapital",
    "ProjectPage",
    "RelicPage",
    "SciencePage",
    "SectionPage",
    "StatisticsPage",
    "WorkEntry",
    "WorkWeekPage",
]
