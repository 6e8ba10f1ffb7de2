import Hummingbird

/// The whole application: every feature's routes, in one place.
public func makeRoutes(_ workspace: Workspace) -> Routes {
    let routes = Routes(workspace)
    Assets.routes(routes)
    AccountRoutes.add(to: routes, workspace)
    AdministrationRoutes.add(to: routes, workspace)
    AgencyRoutes.add(to: routes, workspace)
    AreaRoutes.add(to: routes, workspace)
    LedgerRoutes.add(to: routes, workspace)
    SettingsRoutes.add(to: routes, workspace)
    GrowthRoutes.add(to: routes, workspace)
    QualityRoutes.add(to: routes, workspace)
    BesideRoutes.add(to: routes, workspace)
    ChildRoutes.add(to: routes, workspace)
    FollowUpRoutes.add(to: routes, workspace)
    SurveyRoutes.add(to: routes, workspace)
    ResponsibilityRoutes.add(to: routes, workspace)
    ImportRoutes.add(to: routes, workspace)
    ImportAPI.add(to: routes, workspace)
    DuplicateRoutes.add(to: routes, workspace)
    AssessmentRoutes.add(to: routes, workspace)
    EstimateRoutes.add(to: routes, workspace)
    HomeRoutes.add(to: routes, workspace)
    PublicRoutes.add(to: routes, workspace)
    ProgrammeRoutes.add(to: routes, workspace)
    MeetingRoutes.add(to: routes, workspace)
    ReadBackRoutes.add(to: routes, workspace)
    MeetingAPI.add(to: routes, workspace)
    return routes
}
