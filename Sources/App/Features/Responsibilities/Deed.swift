import Collaboration
import Days
import Foundation

/// One thing that people do to a responsibility: its address, who may use it, and how what they sent becomes a command of the protocol.
/// The page and the API share it.
enum Deed: String, CaseIterable, Sendable {
    case propose, withdraw, accept, decline, decide, reassign
    case person, block, unblock, due
    case escalate, answer
    case deliver, verify, sendBack = "return", reopen, cancel

    /// Below `/responsibilities/:responsibility`.
    var path: String {
        switch self {
        case .propose: "/hand-offs"
        case .withdraw: "/hand-offs/:handOff/withdraw"
        case .accept: "/hand-offs/:handOff/accept"
        case .decline: "/hand-offs/:handOff/decline"
        case .decide: "/hand-offs/:handOff/decide"
        case .escalate: "/escalations"
        case .answer: "/escalations/:escalation/answer"
        case .deliver: "/deliveries"
        case .verify: "/deliveries/:delivery/verify"
        case .sendBack: "/deliveries/:delivery/return"
        case .reassign, .person, .block, .unblock, .due, .reopen, .cancel: "/\(rawValue)"
        }
    }

    var access: Access {
        switch self {
        case .decide, .reassign: .chair
        case .answer, .reopen, .cancel: .leaders
        default: .agencies
        }
    }

    var bodyLimit: Int { self == .deliver ? NewFile.limit + Routes.formLimit : Routes.formLimit }

    var option: Responsibility.Option {
        switch self {
        case .propose: .proposeHandOff
        case .withdraw: .withdrawHandOff
        case .accept: .acceptHandOff
        case .decline: .declineHandOff
        case .decide: .decide
        case .reassign: .reassign
        case .person: .changePerson
        case .block: .block
        case .unblock: .unblock
        case .due: .renegotiate
        case .escalate: .escalate
        case .answer: .answerEscalation
        case .deliver: .deliver
        case .verify: .verify
        case .sendBack: .returnDelivery
        case .reopen: .reopen
        case .cancel: .cancel
        }
    }

    /// Whether it makes something new (for the API's status).
    var creates: Bool { self == .propose || self == .escalate || self == .deliver }
}

/// What was sent for a deed, from a form whose fields carry the deed's prefix (one page has many forms) or as JSON.
struct DeedInput {
    let text: (String) -> String
    /// What the fields are called where they came from.
    let field: (String) -> String
    let version: Int?

    init(_ form: Form, prefix: String) {
        text = { form["\(prefix)-\($0)"] }
        field = { "\(prefix)-\($0)" }
        version = Int(form["version"])
    }

    /// A form of the API, which carries a file beside plain names.
    init(plain form: Form) {
        text = { form[$0] }
        field = { $0 }
        version = Int(form["version"])
    }

    init(_ body: DeedBody) {
        text = { name in (body.text(name) ?? "").trimmingCharacters(in: .whitespacesAndNewlines).replacingOccurrences(of: "\0", with: "") }
        field = { $0 }
        version = body.version
    }
}

/// The body of a deed in the API; each deed takes the members it needs.
struct DeedBody: Decodable {
    var reason, person, agency, until, due, question, answer, text, link, remark, waitsOn, decision: String?
    var version: Int?

    func text(_ name: String) -> String? {
        switch name {
        case "reason": reason
        case "person": person
        case "agency": agency
        case "until": until
        case "due": due
        case "question": question
        case "answer": answer
        case "text": text
        case "link": link
        case "remark": remark
        case "waits-on": waitsOn
        case "decision": decision
        default: nil
        }
    }
}

/// A deed ready to be carried out.
struct DeedOrder {
    let command: Responsibility.Command
    let fields: ProtocolFields
    let file: NewFile?
    let version: Int?

    /// - Parameter upload: the file that came along, if any.
    init(_ deed: Deed, _ input: DeedInput, upload: UploadedFile?, call: Call, author: Author) throws {
        var problems: [FieldProblem] = []
        func text(_ name: String, limit: Int = Collaboration.Text.reasonLimit) -> String {
            let value = input.text(name)
            if value.unicodeScalars.count > limit { problems.append(FieldProblem(input.field(name), Copy.Team.why(.textTooLong(limit: limit)))) }
            return value
        }
        func person() -> String {
            let value = text("person", limit: ResponsibilityDraft.personLimit)
            if value.isEmpty { problems.append(FieldProblem(input.field("person"), Copy.Errors.required)) }
            return value
        }
        func agency() -> String {
            let value = input.text("agency")
            if value.isEmpty { problems.append(FieldProblem(input.field("agency"), Copy.Errors.required)) }
            return value
        }
        func required(_ name: String) -> String {
            let value = text(name)
            if value.isEmpty { problems.append(FieldProblem(input.field(name), Copy.Errors.required)) }
            return value
        }
        let today = author.at.jakartaDay
        var file: NewFile?
        let command: Responsibility.Command
        switch deed {
        case .propose:
            let until = ResponsibilityDraft.answerDay(input.text("until"), input.field("until"), today, &problems) ?? today
            command = .proposeHandOff(id: author.identifier(), to: agency(), reason: required("reason"), expires: Instant(jakarta: until + 1))
        case .withdraw: command = .withdrawHandOff(id: try call.identifier("handOff"))
        case .accept: command = .acceptHandOff(id: try call.identifier("handOff"), person: person())
        case .decline: command = .declineHandOff(id: try call.identifier("handOff"), reason: required("reason"))
        case .decide:
            let decision: Responsibility.Decision?
            switch input.text("decision") {
            case "keep": decision = .keep
            case "move": decision = .move(to: Owner(agency: agency(), person: person()))
            default: decision = nil
            }
            if decision == nil { problems.append(FieldProblem(input.field("decision"), Copy.Errors.required)) }
            command = .decide(handOff: try call.identifier("handOff"), decision ?? .keep, reason: required("reason"))
        case .reassign: command = .reassign(Owner(agency: agency(), person: person()), reason: required("reason"))
        case .person: command = .changePerson(person(), reason: required("reason"))
        case .block:
            let waitsOn = input.text("waits-on")
            command = .block(reason: required("reason"), waitsOn: waitsOn.isEmpty ? nil : waitsOn)
        case .unblock: command = .unblock
        case .due:
            let last = today + ResponsibilityDraft.longestYears * 366
            let due = ResponsibilityDraft.day(input.text("due"), input.field("due"), from: today, to: last, &problems) ?? today
            command = .renegotiate(due: due, reason: required("reason"))
        case .escalate: command = .escalate(id: author.identifier(), question: required("question"))
        case .answer: command = .answerEscalation(id: try call.identifier("escalation"), answer: required("answer"))
        case .deliver:
            var items: [Delivery.Item] = []
            let evidence = text("text", limit: Collaboration.Text.bodyLimit)
            if !evidence.isEmpty { items.append(.text(evidence)) }
            let link = text("link")
            if !link.isEmpty { items.append(.link(link)) }
            // A browser sends an empty, nameless file where none was chosen.
            if let upload, !(upload.size == 0 && upload.name.isEmpty) {
                let new = try NewFile(upload, id: author.identifier(), field: input.field("file"))
                items.append(.file(new.id))
                file = new
            }
            command = .deliver(id: author.identifier(), items: items)
        case .verify:
            let remark = text("remark")
            command = .verify(delivery: try call.identifier("delivery"), remark: remark.isEmpty ? nil : remark)
        case .sendBack: command = .returnDelivery(id: try call.identifier("delivery"), reason: required("reason"))
        case .reopen: command = .reopen(reason: required("reason"))
        case .cancel: command = .cancel(reason: required("reason"))
        }
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
        self.command = command
        self.file = file
        // Only these two overwrite what somebody else may have changed meanwhile; all others name what they answer.
        version = deed == .due || deed == .person ? input.version : nil
        let mainText =
            switch deed {
            case .escalate: "question"
            case .answer: "answer"
            case .deliver: "text"
            case .verify: "remark"
            default: "reason"
            }
        fields = ProtocolFields(
            text: input.field(mainText), person: input.field("person"), day: input.field(deed == .propose ? "until" : "due"),
            agency: input.field(deed == .block ? "waits-on" : "agency"), link: input.field("link"))
    }
}
