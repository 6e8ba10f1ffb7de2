/// Where evidence comes from.
public enum SourceKind: String, Hashable, Sendable, CaseIterable {
    case interview, document, observation
}

/// What a coded segment says of a claim.
public enum Stance: String, Hashable, Sendable, CaseIterable {
    case supports, contradicts, silent
}

/// A claim and the coded segments that bear on it, triangulated by kind of source.
public struct Finding: Hashable, Sendable {
    public struct Segment: Hashable, Sendable {
        public let source: String
        public let kind: SourceKind
        /// The agency that speaks or that the source is of; `nil` for none.
        public let agency: String?
        public let stance: Stance

        public init(source: String, kind: SourceKind, agency: String?, stance: Stance) {
            self.source = source
            self.kind = kind
            self.agency = agency
            self.stance = stance
        }
    }

    /// How well a claim stands. Contradiction comes first: however many support it, what speaks against it must be seen.
    public enum Standing: String, Hashable, Sendable, CaseIterable {
        /// Some segment contradicts it.
        case contested
        /// At least two kinds of source support it.
        case triangulated
        /// One kind of source supports it, however often.
        case singleSource
        /// Nothing supports or contradicts it.
        case unsupported
    }

    public let claim: String
    public let segments: [Segment]

    public init(claim: String, segments: [Segment]) {
        self.claim = claim
        self.segments = segments
    }

    public var standing: Standing {
        if segments.contains(where: { $0.stance == .contradicts }) { return .contested }
        let kinds = Set(segments.filter { $0.stance == .supports }.map(\.kind))
        return switch kinds.count {
        case 0: .unsupported
        case 1: .singleSource
        default: .triangulated
        }
    }

    /// Distinct sources of each kind that take the stance; several segments of one source count once.
    public func sources(_ stance: Stance) -> [SourceKind: Int] {
        Dictionary(grouping: segments.filter { $0.stance == stance }, by: \.kind).mapValues { Set($0.map(\.source)).count }
    }

    /// Distinct sources of each agency that take the stance.
    public func agencies(_ stance: Stance) -> [String: Int] {
        var sources: [String: Set<String>] = [:]
        for segment in segments where segment.stance == stance {
            if let agency = segment.agency { sources[agency, default: []].insert(segment.source) }
        }
        return sources.mapValues(\.count)
    }
}
