/// What can be set up, in one place.
enum SettingsRoutes {
    static func add(to routes: Routes, _ workspace: Workspace) {
        routes.page("/settings", .signedIn) { call in call.settingsPage(try call.actor()) }
    }
}
