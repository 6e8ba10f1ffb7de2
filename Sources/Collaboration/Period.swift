import Days

/// Days from the first to the last, both included, as they are in Jakarta.
public struct Period: Hashable, Sendable {
    public let first: Day
    public let last: Day

    /// `nil` when the last day is before the first.
    public init?(first: Day, last: Day) {
        guard first <= last else { return nil }
        self.first = first
        self.last = last
    }

    public init(month: Month) {
        first = month.first
        last = month.last
    }

    /// Days, at least 1.
    public var length: Int { last - first + 1 }

    public func contains(_ day: Day) -> Bool { first <= day && day <= last }
    public func contains(_ moment: Instant) -> Bool { contains(moment.jakartaDay) }
}
