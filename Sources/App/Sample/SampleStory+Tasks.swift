import Collaboration
import Database
import Days

extension SampleStory {
    mutating func begin(_ number: Int, _ place: Int, _ at: Instant) async throws {
        let task = SampleTasks.all[number][place]
        let owner = try author(task.agency, at)
        guard let strategy = strategies[task.aim.key] else { throw Missing(what: task.title) }
        let subject = ResponsibilitySubject(
            title: task.title, description: "", strategy: strategy, indicator: task.indicator.flatMap { indicators[$0] },
            areas: try task.areas.map { name in
                guard let code = BanyumasAreas.districts[name] else { throw Missing(what: name) }
                return code
            }.sorted())
        let id = try await Responsibilities(workspace: workspace).begin(
            NewResponsibility(
                subject: subject, statement: task.statement.flatMap { statements[number]?[$0] }, meeting: try meeting(number),
                due: days[number] + task.due, person: owner.actor.name, offer: nil),
            by: owner)
        responsibilities[number, default: [:]][place] = id
    }

    /// Whoever's turn it is does it.
    func perform(_ step: SampleStep.Kind, _ number: Int, _ place: Int, _ at: Instant) async throws {
        guard let id = responsibilities[number]?[place] else { throw Missing(what: "responsibility") }
        guard let value = try await workspace.database.read({ try $0.responsibility(id, district: SampleDistrict.code) }) else {
            throw Missing(what: id)
        }
        let owner = try short(value.owner.agency)
        let handOff = value.openHandOff
        func nominee() throws -> String { try short(handOff?.to ?? "") }
        let new = Identifier.make(at: at)
        let (who, command): (String, Responsibility.Command) =
            switch step {
            case .offer(let to, let reason, let within):
                (
                    owner,
                    .proposeHandOff(id: new, to: try agency(to), reason: reason, expires: Instant(jakarta: at.jakartaDay + within + 1))
                )
            case .accept: (try nominee(), .acceptHandOff(id: handOff?.id ?? "", person: people[try nominee()]?.name ?? ""))
            case .decline(let reason): (try nominee(), .declineHandOff(id: handOff?.id ?? "", reason: reason))
            case .withdraw: (owner, .withdrawHandOff(id: handOff?.id ?? ""))
            case .decide(let to, let reason):
                (
                    "chair",
                    .decide(
                        handOff: handOff?.id ?? "",
                        try to.map { .move(to: Owner(agency: try agency($0), person: people[$0]?.name ?? "")) } ?? .keep, reason: reason)
                )
            case .block(let reason, let waitsOn): (owner, .block(reason: reason, waitsOn: try waitsOn.map { try agency($0) }))
            case .unblock: (owner, .unblock)
            case .escalate(let question): (owner, .escalate(id: new, question: question))
            case .answer(let answer): ("chair", .answerEscalation(id: value.openEscalation?.id ?? "", answer: answer))
            case .renegotiate(let due, let reason): (owner, .renegotiate(due: days[number] + due, reason: reason))
            case .deliver(let text, let link): (owner, .deliver(id: new, items: [.text(text)] + (link.map { [.link($0)] } ?? [])))
            case .verify(let by, let remark): (by, .verify(delivery: value.openDelivery?.id ?? "", remark: remark))
            case .giveBack(let by, let reason): (by, .returnDelivery(id: value.openDelivery?.id ?? "", reason: reason))
            case .reopen(let reason): ("secretary", .reopen(reason: reason))
            case .cancel(let reason): ("chair", .cancel(reason: reason))
            }
        try await Responsibilities(workspace: workspace).perform(command, on: id, by: author(who, at))
    }

    private func short(_ id: String) throws -> String {
        guard let found = agencies.first(where: { $0.value == id }) else { throw Missing(what: "agency \(id)") }
        return found.key
    }
}

extension SampleTask.Aim {
    /// How many strategies the set has, and the number of the strategy in it.
    struct Key: Hashable, Sendable {
        let of: Int
        let number: Int
    }

    var key: Key {
        switch self {
        case .goal(let number): Key(of: 6, number: number)
        case .pillar(let number): Key(of: 5, number: number)
        }
    }
}
