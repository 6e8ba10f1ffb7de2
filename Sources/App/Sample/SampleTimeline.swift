import Collaboration
import Days

/// Something that happens in the sample's half-year.
enum SampleDeed: Sendable {
    case weigh(Month)
    case plan(meeting: Int)
    case take(MeetingState.Step, meeting: Int)
    case attend(meeting: Int)
    case state(meeting: Int, statement: Int)
    case closeRound(meeting: Int)
    case say(readBack: String, by: String, words: String)
    case confirm(readBack: String, by: String, attempt: Int)
    case correct(readBack: String, by: String, words: String)
    case begin(meeting: Int, task: Int)
    case step(meeting: Int, task: Int, SampleStep)
    /// An offer's last day is over.
    case expire
    case judge(Int)
}

/// What lies ahead, taken in the order of time, so that the ledger of the sample reads like one that was kept as things happened.
struct SampleTimeline: Sendable {
    /// The next comes last; of those of one moment the one that was added first.
    private var ahead: [(at: Instant, deed: SampleDeed)] = []

    /// What is added for the same moment happens in the order in which it was added.
    mutating func add(_ deed: SampleDeed, at moment: Instant) {
        var (low, high) = (0, ahead.count)
        while low < high {
            let middle = (low + high) / 2
            if ahead[middle].at > moment { low = middle + 1 } else { high = middle }
        }
        ahead.insert((moment, deed), at: low)
    }

    /// The next deed, unless it lies after `now`.
    mutating func next(until now: Instant) -> (at: Instant, deed: SampleDeed)? {
        guard let last = ahead.last, last.at <= now else { return nil }
        ahead.removeLast()
        return (last.at, last.deed)
    }
}

extension Day {
    /// So many working days later; from a working day.
    func workday(_ count: Int) -> Day {
        let fromMonday = weekday - 1 + count
        return self - (weekday - 1) + fromMonday / 5 * 7 + fromMonday % 5
    }
}
