import Collaboration
import Database
import Hummingbird

/// Lists, making one, its page with its chain of custody, and everything that people do to it.
enum ResponsibilityRoutes {
    static func add(to routes: Routes, _ workspace: Workspace) {
        let service = Responsibilities(workspace: workspace)
        lists(routes)
        making(routes, service)
        deeds(routes, service)
        api(routes, service)
    }

    private static func lists(_ routes: Routes) {
        routes.page("/responsibilities", .signedIn) { call in
            try await call.letTimePass()
            let actor = try call.actor()
            let filter = ResponsibilityFilter(call.query, of: actor, startsWithOurs: true)
            let today = call.today
            let list = try await call.cached("responsibilities|\(filter)") { try $0.responsibilities(filter, district: actor.district, on: today) }
            return call.responsibilitiesPage(list, filter, try await call.responsibilityChoices())
        }

        routes.page("/responsibilities/:responsibility", .signedIn) { call in
            try await call.letTimePass()
            return try await call.responsibilityPage(try call.identifier("responsibility"))
        }

        routes.file("/responsibilities/:responsibility/deliveries/:delivery/file", .evidence) { call in
            try await call.evidence()
        }

        routes.page("/decisions", .leaders) { call in
            try await call.letTimePass()
            let actor = try call.actor()
            let (pending, names) = try await call.read {
                (try $0.pendingDecisions(district: actor.district), try $0.agencyNames(district: actor.district))
            }
            return try call.decisionsPage(pending, names)
        }
    }

    private static func making(_ routes: Routes, _ service: Responsibilities) {
        routes.page("/responsibilities/new", .agencies) { call in
            var draft = ResponsibilityDraft()
            draft.statement = call.query["statement"]
            draft.meeting = call.query["meeting"]
            draft.person = try call.actor().name
            let origin = try await call.origin(of: draft)
            if origin == nil, !draft.statement.isEmpty || !draft.meeting.isEmpty { throw Refusal.notFound }
            return try await call.newResponsibilityPage(draft, origin)
        }

        routes.form("/responsibilities", .agencies) { call in
            let draft = ResponsibilityDraft(call.form)
            let origin = try await call.origin(of: draft)
            do {
                let new = try draft.new(
                    try await call.responsibilityChoices(), agency: try await call.ownAgency().id, origin: origin, today: call.today)
                return call.see("/responsibilities/\(try await service.begin(new, by: call.author()))")
            } catch Refusal.invalid(let problems) {
                return try await call.newResponsibilityPage(draft, origin, problems)
            }
        }

        routes.page("/responsibilities/:responsibility/edit", .agencies) { call in
            let page = try await call.ownResponsibility()
            return try await call.editResponsibilityPage(page, ResponsibilityDraft(page.subject, page.areas), version: page.version)
        }

        routes.form("/responsibilities/:responsibility/edit", .agencies) { call in
            let page = try await call.ownResponsibility()
            let draft = ResponsibilityDraft(call.form)
            guard let version = Int(call.form["version"]) else { throw Refusal.unreadable(Copy.Errors.incompleteForm) }
            do {
                let subject = try draft.subject(try await call.responsibilityChoices().keeping(page))
                try await service.edit(page.id, to: subject, version: version, by: call.author())
                return call.see("/responsibilities/\(page.id)")
            } catch Refusal.invalid(let problems) {
                return try await call.editResponsibilityPage(page, draft, version: version, problems)
            }
        }
    }

    private static func deeds(_ routes: Routes, _ service: Responsibilities) {
        for deed in Deed.allCases {
            routes.form("/responsibilities/:responsibility" + deed.path, deed.access, limit: deed.bodyLimit) { call in
                let id = try call.identifier("responsibility")
                let author = try call.author()
                let prefix = call.formPrefix(deed)
                do {
                    let order = try DeedOrder(
                        deed, DeedInput(call.form, prefix: prefix), upload: call.form.files["\(prefix)-file"], call: call, author: author)
                    try await service.perform(
                        order.command, on: id, version: order.version, file: order.file, fields: order.fields, by: author)
                    return call.see(call.form.has("_back") ? Local.path(call.form["_back"]) : "/responsibilities/\(id)")
                } catch Refusal.invalid(let problems) {
                    return try await call.responsibilityPage(id, failed: deed, problems)
                }
            }
        }
    }
}

extension ResponsibilityFilter {
    /// - Parameter startsWithOurs: without any wish, an agency's people see what their agency holds.
    init(_ query: Form, of actor: Actor, startsWithOurs: Bool) {
        let agency = query["agency"]
        if Identifier.isValid(agency) {
            self.agency = agency
        } else if startsWithOurs, agency.isEmpty, !query.has("agency"), actor.role == .focalPerson || actor.role == .nutritionOfficer {
            self.agency = actor.agency
        }
        state = State(rawValue: query["state"])
        strategy = Identifier.isValid(query["strategy"]) ? query["strategy"] : nil
        indicator = Identifier.isValid(query["indicator"]) ? query["indicator"] : nil
        area = query["area"].isEmpty ? nil : query["area"]
        onlyOverdue = query["overdue"] == "1"
        text = String(query["text"].prefix(100))
        page = min(max(1, Int(query["page"]) ?? 1), 10_000)
    }

    /// The same list as an address.
    func address(page: Int) -> String {
        var parts = ["agency=\(agency ?? "all")"]
        if let state { parts.append("state=\(state.rawValue)") }
        if let strategy { parts.append("strategy=\(strategy)") }
        if let indicator { parts.append("indicator=\(indicator)") }
        if let area { parts.append("area=\(Assets.encoded(area))") }
        if onlyOverdue { parts.append("overdue=1") }
        if !text.isEmpty { parts.append("text=\(Assets.encoded(text))") }
        if page > 1 { parts.append("page=\(page)") }
        return "/responsibilities?" + parts.joined(separator: "&")
    }
}

extension Call {
    /// What forms can choose from; kept until the records move.
    func responsibilityChoices() async throws -> ResponsibilityChoices {
        let district = try actor().district
        let today = today
        return try await cached("responsibility-choices") { try $0.responsibilityChoices(district: district, on: today) }
    }

    func origin(of draft: ResponsibilityDraft) async throws -> ResponsibilityOrigin? {
        let district = try actor().district
        let statement = Identifier.isValid(draft.statement) ? draft.statement : nil
        let meeting = Identifier.isValid(draft.meeting) ? draft.meeting : nil
        // A statement that is none must not fall back on the meeting it came with.
        if statement == nil, meeting == nil || !draft.statement.isEmpty { return nil }
        return try await read { try $0.responsibilityOrigin(statement: statement, meeting: meeting, district: district) }
    }

    /// The agency a responsibility of the actor begins with.
    func ownAgency() async throws -> AgencyName {
        let actor = try actor()
        let agencies = try await responsibilityChoices().agencies
        guard let own = agencies.first(where: { actor.agency == nil ? actor.role == .secretary && $0.isSecretariat : $0.id == actor.agency }) else {
            throw Refusal.rule(Copy.Team.why(.beginsElsewhere))
        }
        return own
    }

    /// The responsibility of the path, for those who may change what it is about.
    func ownResponsibility() async throws -> ResponsibilityPage {
        let actor = try actor()
        let id = try identifier("responsibility")
        guard let page = try await read({ try $0.responsibilityPage(id, district: actor.district) }) else { throw Refusal.notFound }
        guard actor.role == .secretary || actor.speaks(for: page.ownerAgency) else { throw Refusal.forbidden }
        return page
    }

    /// What the names of a deed's fields begin with: the deed, or what the form says where a page has several forms of one deed.
    func formPrefix(_ deed: Deed) -> String {
        let given = form["_prefix"]
        return !given.isEmpty && given.count <= 60 && given.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
            ? given : deed.rawValue
    }

    func responsibilityPage(_ id: String, failed: Deed? = nil, _ problems: [FieldProblem] = []) async throws -> Response {
        let actor = try actor()
        let (page, value, files, names) = try await read { connection in
            (
                try connection.responsibilityPage(id, district: actor.district), try connection.responsibility(id, district: actor.district),
                try connection.evidenceFiles(of: id), try connection.agencyNames(district: actor.district)
            )
        }
        guard let page, let value else { throw Refusal.notFound }
        let options = Access.agencies.allows(actor.role) ? value.options(for: actor.asAccountable, at: now) : []
        let view = ResponsibilityView(
            page: page, value: value, files: files, names: names, people: try await responsibilityChoices().people,
            deeds: Deed.allCases.filter { options.contains($0.option) && $0.access.allows(actor.role) }, failed: failed, problems: problems,
            canEdit: (actor.role == .secretary || actor.agency == page.ownerAgency) && Access.agencies.allows(actor.role) && !value.status.isFinal,
            canReadFiles: Access.evidence.allows(actor.role))
        return show(view)
    }
}
