/// A responsibility of the sample: what it is about, what it came from, and its course.
struct SampleTask: Sendable {
    /// What it serves: one of the six goals or of the five pillars, from 1.
    enum Aim: Sendable {
        case goal(Int), pillar(Int)
    }

    let title: String
    /// The agency with which it begins.
    let agency: String
    let aim: Aim
    /// The number of an essential indicator.
    let indicator: Int?
    /// Names of kecamatan; none: the whole regency.
    let areas: [String]
    /// The statement of the meeting that it answers, from 0.
    let statement: Int?
    /// Days after the meeting.
    let due: Int
    let course: [SampleStep]

    init(
        _ title: String, by agency: String, _ aim: Aim, indicator: Int? = nil, in areas: [String] = [], answering statement: Int? = nil,
        due: Int, _ course: [SampleStep] = []
    ) {
        self.title = title
        self.agency = agency
        self.aim = aim
        self.indicator = indicator
        self.areas = areas
        self.statement = statement
        self.due = due
        self.course = course
    }
}

/// Something that happens to a responsibility of the sample, so many working days after the meeting. What lies ahead has not happened.
struct SampleStep: Sendable {
    enum Kind: Sendable {
        case offer(to: String, reason: String, within: Int)
        case accept, withdraw, unblock
        case decline(String)
        /// The chair's decision; `nil`: the owner keeps it.
        case decide(to: String?, reason: String)
        case block(String, waitsOn: String?)
        case escalate(String)
        /// The chair's.
        case answer(String)
        /// Days after the meeting.
        case renegotiate(Int, String)
        case deliver(String, link: String?)
        case verify(by: String, remark: String?)
        case giveBack(by: String, String)
        case reopen(String)
        case cancel(String)
    }

    let day: Int
    let kind: Kind

    /// - Parameter days: until when the other agency can answer.
    static func offer(_ day: Int, to agency: String, _ reason: String, within days: Int = 7) -> SampleStep {
        SampleStep(day: day, kind: .offer(to: agency, reason: reason, within: days))
    }
    static func accept(_ day: Int) -> SampleStep { SampleStep(day: day, kind: .accept) }
    static func withdraw(_ day: Int) -> SampleStep { SampleStep(day: day, kind: .withdraw) }
    static func decline(_ day: Int, _ reason: String) -> SampleStep { SampleStep(day: day, kind: .decline(reason)) }
    static func keep(_ day: Int, _ reason: String) -> SampleStep { SampleStep(day: day, kind: .decide(to: nil, reason: reason)) }
    static func move(_ day: Int, to agency: String, _ reason: String) -> SampleStep {
        SampleStep(day: day, kind: .decide(to: agency, reason: reason))
    }
    static func block(_ day: Int, _ reason: String, on agency: String? = nil) -> SampleStep {
        SampleStep(day: day, kind: .block(reason, waitsOn: agency))
    }
    static func unblock(_ day: Int) -> SampleStep { SampleStep(day: day, kind: .unblock) }
    static func escalate(_ day: Int, _ question: String) -> SampleStep { SampleStep(day: day, kind: .escalate(question)) }
    static func answer(_ day: Int, _ answer: String) -> SampleStep { SampleStep(day: day, kind: .answer(answer)) }
    static func renegotiate(_ day: Int, due: Int, _ reason: String) -> SampleStep {
        SampleStep(day: day, kind: .renegotiate(due, reason))
    }
    static func deliver(_ day: Int, _ text: String, link: String? = nil) -> SampleStep {
        SampleStep(day: day, kind: .deliver(text, link: link))
    }
    static func verify(_ day: Int, by agency: String = SampleTeam.secretariat, _ remark: String? = nil) -> SampleStep {
        SampleStep(day: day, kind: .verify(by: agency, remark: remark))
    }
    static func giveBack(_ day: Int, by agency: String = SampleTeam.secretariat, _ reason: String) -> SampleStep {
        SampleStep(day: day, kind: .giveBack(by: agency, reason))
    }
    static func reopen(_ day: Int, _ reason: String) -> SampleStep { SampleStep(day: day, kind: .reopen(reason)) }
    static func cancel(_ day: Int, _ reason: String) -> SampleStep { SampleStep(day: day, kind: .cancel(reason)) }
}
