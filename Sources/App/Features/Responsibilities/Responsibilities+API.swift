import Collaboration
import Database
import Days
import Hummingbird

/// A responsibility in a list of the API.
struct ResponsibilityLineJSON: Encodable {
    let id, title, agency, person, state, due: String
    let overdue, awaitsChair, escalated: Bool
    let offeredTo: String?

    init(_ line: ResponsibilityLine, on today: Day) {
        (id, title, agency, person) = (line.id, line.title, line.owner, line.person)
        (state, due, overdue) = (line.status.rawValue, line.due.iso, line.isOverdue(on: today))
        (awaitsChair, escalated, offeredTo) = (line.awaitsChair, line.isEscalated, line.offeredTo)
    }
}

struct ResponsibilityListJSON: Encodable {
    let total, overdue, awaitingChair, page, pages: Int
    let responsibilities: [ResponsibilityLineJSON]
}

/// One responsibility with its whole chain of custody. Agencies are identifiers; moments are UTC.
struct ResponsibilityJSON: Encodable {
    struct Custody: Encodable { let number: Int; let agency, person, how, by, since: String; let handOff, reason: String? }
    struct HandOffJSON: Encodable {
        let id, from, to, reason, state, proposedBy, proposedAt, answerBy: String
        let cause, answer, answeredBy, answeredAt: String?
    }
    struct StateChange: Encodable { let from, to, by, at: String; let reason, waitsOn: String? }
    struct DueChangeJSON: Encodable { let from, to, reason, by, at: String; let beforeDue: Bool }
    struct EscalationJSON: Encodable { let id, question, by, at: String; let answer, answeredBy, answeredAt: String? }
    struct DeliveryJSON: Encodable {
        let id, agency, by, at: String
        let text, link, file, fileName, verdict, reason, judgedBy, judgedAt: String?
    }

    let id, title, description, strategy, state, agency, person, due, firstDue, createdAt, createdBy: String
    let indicator, statement, meeting: String?
    let areas: [String]
    let overdue, awaitsChair: Bool
    let version: Int
    let custody: [Custody]
    let handOffs: [HandOffJSON]
    let stateChanges: [StateChange]
    let dueChanges: [DueChangeJSON]
    let escalations: [EscalationJSON]
    let deliveries: [DeliveryJSON]

    init(_ page: ResponsibilityPage, _ value: Responsibility, _ files: [String: StoredFile], on today: Day) {
        id = page.id
        title = page.subject.title
        description = page.subject.description
        strategy = page.subject.strategy
        indicator = page.subject.indicator
        areas = page.subject.areas
        statement = page.origin.statement
        meeting = page.origin.meeting
        state = value.status.rawValue
        agency = value.owner.agency
        person = value.owner.person
        due = value.due.iso
        firstDue = page.firstDue.iso
        overdue = value.isOverdue(on: today)
        awaitsChair = value.awaitsChair
        createdAt = page.createdAt.iso
        createdBy = page.createdBy
        version = page.version
        custody = value.custody.links.map {
            Custody(
                number: $0.number, agency: $0.to.agency, person: $0.to.person, how: $0.how.stored, by: $0.by, since: $0.at.iso,
                handOff: $0.handOff, reason: $0.reason)
        }
        handOffs = value.handOffs.map {
            HandOffJSON(
                id: $0.id, from: $0.from, to: $0.to, reason: $0.reason, state: $0.state.stored, proposedBy: $0.proposedBy,
                proposedAt: $0.proposedAt.iso, answerBy: ($0.expires.jakartaDay - 1).iso, cause: $0.cause?.stored, answer: $0.answer,
                answeredBy: $0.answeredBy, answeredAt: $0.answeredAt?.iso)
        }
        stateChanges = value.statusChanges.map {
            StateChange(from: $0.from.rawValue, to: $0.to.rawValue, by: $0.by, at: $0.at.iso, reason: $0.reason, waitsOn: $0.waitsOn)
        }
        dueChanges = value.dueChanges.map {
            DueChangeJSON(from: $0.from.iso, to: $0.to.iso, reason: $0.reason, by: $0.by, at: $0.at.iso, beforeDue: $0.isBeforeDue)
        }
        escalations = value.escalations.map {
            EscalationJSON(
                id: $0.id, question: $0.question, by: $0.by, at: $0.at.iso, answer: $0.answer, answeredBy: $0.answeredBy,
                answeredAt: $0.answeredAt?.iso)
        }
        deliveries = value.deliveries.map { delivery in
            DeliveryJSON(
                id: delivery.id, agency: delivery.agency, by: delivery.by, at: delivery.at.iso,
                text: delivery.text.isEmpty ? nil : delivery.text, link: delivery.link.isEmpty ? nil : delivery.link,
                file: delivery.file.map { _ in "/api/v1/responsibilities/\(page.id)/deliveries/\(delivery.id)/file" },
                fileName: files[delivery.id]?.name,
                verdict: delivery.verdict?.rawValue, reason: delivery.verdictReason, judgedBy: delivery.judgedBy, judgedAt: delivery.judgedAt?.iso)
        }
    }
}

struct DecisionsJSON: Encodable {
    struct Pending: Encodable {
        let responsibility, title, agency, person, due, since: String
        let handOff, cause, nominee, escalation, question: String?
        let path: [String]
    }
    let pending: [Pending]

    init(_ pending: [PendingDecision]) {
        self.pending = pending.map { one in
            let handOff = one.value.awaitsChair ? one.value.openHandOff : nil
            let escalation = one.value.openEscalation
            return Pending(
                responsibility: one.value.id, title: one.title, agency: one.value.owner.agency, person: one.value.owner.person, due: one.due.iso,
                since: one.waitsSince.iso, handOff: handOff?.id, cause: handOff?.cause?.stored, nominee: handOff?.to, escalation: escalation?.id,
                question: escalation?.question, path: one.value.custody.agencies)
        }
    }
}

/// The body that takes a responsibility up.
struct NewResponsibilityBody: Decodable {
    struct Offer: Decodable {
        let agency, reason: String
        let until: String?
    }
    let title, strategy, due, person: String
    let description, indicator, statement, meeting: String?
    let areas: [String]?
    let offer: Offer?

    var draft: ResponsibilityDraft {
        var draft = ResponsibilityDraft()
        (draft.title, draft.strategy, draft.due, draft.person) = (title.trimmingBlanks, strategy, due, person.trimmingBlanks)
        draft.description = description?.trimmingBlanks ?? ""
        draft.indicator = indicator ?? ""
        draft.statement = statement ?? ""
        draft.meeting = meeting ?? ""
        draft.places = (areas ?? []).joined(separator: "\n")
        draft.offerTo = offer?.agency ?? ""
        draft.offerReason = offer?.reason.trimmingBlanks ?? ""
        draft.offerUntil = offer?.until ?? ""
        return draft
    }
}

extension ResponsibilityRoutes {
    static func api(_ routes: Routes, _ service: Responsibilities) {
        routes.api(.get, "/responsibilities", .signedIn) { call in
            try await call.letTimePass()
            let actor = try call.actor()
            let filter = ResponsibilityFilter(call.query, of: actor, startsWithOurs: false)
            let today = call.today
            let list = try await call.read { try $0.responsibilities(filter, district: actor.district, on: today) }
            return try call.json(
                ResponsibilityListJSON(
                    total: list.total, overdue: list.overdue, awaitingChair: list.awaitingChair, page: filter.page, pages: list.pages,
                    responsibilities: list.lines.map { ResponsibilityLineJSON($0, on: today) }))
        }

        routes.api(.post, "/responsibilities", .agencies) { call in
            let draft = try call.body(NewResponsibilityBody.self).draft
            let new = try draft.new(
                try await call.responsibilityChoices(), agency: try await call.ownAgency().id, origin: try await call.origin(of: draft),
                today: call.today)
            return try await call.responsibility(try await service.begin(new, by: call.author()), status: .created)
        }

        routes.api(.get, "/responsibilities/:responsibility", .signedIn) { call in
            try await call.letTimePass()
            return try await call.responsibility(try call.identifier("responsibility"), status: .ok)
        }

        for deed in Deed.allCases {
            routes.api(.post, "/responsibilities/:responsibility" + deed.path, deed.access, limit: deed.bodyLimit) { call in
                let id = try call.identifier("responsibility")
                let author = try call.author()
                let isForm = call.request.headers[.contentType]?.lowercased().hasPrefix("multipart/form-data") ?? false
                let input =
                    isForm
                    ? DeedInput(plain: call.form)
                    : DeedInput(call.form.body.isEmpty ? DeedBody() : try call.body(DeedBody.self))
                let order = try DeedOrder(deed, input, upload: call.form.files["file"], call: call, author: author)
                try await service.perform(order.command, on: id, version: order.version, file: order.file, fields: order.fields, by: author)
                return try await call.responsibility(id, status: deed.creates ? .created : .ok)
            }
        }

        routes.api(.get, "/responsibilities/:responsibility/deliveries/:delivery/file", .evidence) { call in
            try await call.evidence()
        }

        routes.api(.get, "/decisions", .leaders) { call in
            try await call.letTimePass()
            let actor = try call.actor()
            return try call.json(DecisionsJSON(try await call.read { try $0.pendingDecisions(district: actor.district) }))
        }
    }
}

extension Call {
    /// One responsibility as the API shows it; its address goes along, so that a repeated call is led there.
    fileprivate func responsibility(_ id: String, status: HTTPResponse.Status) async throws -> Response {
        let district = try actor().district
        let (page, value, files) = try await read { connection in
            (
                try connection.responsibilityPage(id, district: district), try connection.responsibility(id, district: district),
                try connection.evidenceFiles(of: id)
            )
        }
        guard let page, let value else { throw Refusal.notFound }
        var response = try json(ResponsibilityJSON(page, value, files, on: today), status: status)
        if request.method == .post { response.headers[.location] = "/api/v1/responsibilities/\(id)" }
        return response
    }

    /// The file of the delivery in the path.
    func evidence() async throws -> Response {
        let district = try actor().district
        let (responsibility, delivery) = (try identifier("responsibility"), try identifier("delivery"))
        guard let file = try await read({ try $0.evidenceFile(delivery: delivery, of: responsibility, district: district) }) else {
            throw Refusal.notFound
        }
        return download(file)
    }
}
