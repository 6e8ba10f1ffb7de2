enum MeetingAPI {
    static func add(to routes: Routes, _ workspace: Workspace) {}
}
