import Collaboration

/// A meeting of the sample in words: what was on the agenda, who came, and what was said and understood.
struct SampleMeeting: Sendable {
    struct Item: Sendable {
        let title: String
        let presenter: String?
        let minutes: Int

        init(_ title: String, _ presenter: String?, _ minutes: Int) {
            self.title = title
            self.presenter = presenter
            self.minutes = minutes
        }
    }

    let title: String
    let purpose: String
    let place: String
    let agenda: [Item]
    /// Agencies that stayed away.
    var absent: [String] = []
    /// Agencies whose head came; of the others a deputy came with a mandate.
    var heads: [String] = []
    /// Agencies that sent somebody who could not decide.
    var staff: [String] = []
    /// Agencies that have said nothing back yet, so that whoever signs in for them finds something to do.
    var silent: [String] = []
    var statements: [SampleStatement] = []
    var closing = ""
}

/// What an agency says at a meeting of the sample, and how the others put it when they say it back.
struct SampleStatement: Sendable {
    let agency: String
    let kind: Statement.Kind
    /// Where on the agenda, from 0.
    let item: Int
    let text: String
    /// Whom it asks something of, each with its own words for it.
    let asks: [(agency: String, heard: String)]
    /// How others put what they heard, and what they take from it. They are combined, so that no two listeners speak alike.
    let heard: [String]
    let taken: [String]
    /// What somebody got wrong, and how the speaker put it right.
    let mistaken: (heard: String, correction: String)?

    init(
        _ agency: String, _ kind: Statement.Kind, item: Int, _ text: String, asks: [(agency: String, heard: String)], heard: [String],
        taken: [String], mistaken: (heard: String, correction: String)? = nil
    ) {
        self.agency = agency
        self.kind = kind
        self.item = item
        self.text = text
        self.asks = asks
        self.heard = heard
        self.taken = taken
        self.mistaken = mistaken
    }

    /// The words of the listener who is the `place`-th to say it back; one who was asked uses its own.
    func words(of listener: String, place: Int) -> String {
        if let own = asks.first(where: { $0.agency == listener }) { return own.heard }
        guard !heard.isEmpty, !taken.isEmpty else { return text }
        let words = "\(heard[place % heard.count]) \(taken[(place + place / heard.count) % taken.count])"
        return place < heard.count * taken.count ? words : "Catatan kami: \(words)"
    }
}
