extension QualityPanel {
    /// What a check comes to in the words of a supervisor.
    public enum Verdict: String, Sendable, CaseIterable {
        case good
        /// Look at it: beyond what is good, or too little to be sure of worse.
        case look
        /// Beyond what is acceptable, and by more than chance explains.
        case poor
        /// Fewer children than `Check.minimum`.
        case tooFew = "too-few"
        /// There is no limit to judge by.
        case unjudged
    }

    /// The worst verdict of its checks; ``Verdict/tooFew`` where none could be judged.
    public var verdict: Verdict {
        let verdicts = Set(checks.map(\.verdict))
        return [.poor, .look, .good].first { verdicts.contains($0) } ?? .tooFew
    }

    public func count(_ verdict: Verdict) -> Int { checks.count { $0.verdict == verdict } }
}

extension QualityPanel.Check {
    /// Under this many children nobody is judged.
    public static let minimum = 30

    /// The published limits, but never against anybody for what chance explains: a limit is passed only where the whole 95 %
    /// interval of the value lies beyond it. Small posyandu would else be called poor by the dozen; forty children with
    /// perfectly random digits already have a score of 16 on average.
    public var verdict: QualityPanel.Verdict {
        guard count >= Self.minimum, let value else { return .tooFew }
        switch kind {
        case .weightDigits, .heightDigits: return digits(value)
        case .ageHeaping: return digits(100 * (value / (Double(count) * 11)).squareRoot())
        case .weightForHeightSD:
            let margin = Self.z * value / (2 * Double(count - 1)).squareRoot()
            return verdict(
                sure: max(value - margin - 1, 1 - value - margin), seen: abs(value - 1), good: 0.15, acceptable: 0.2)
        case .heightForAgeSD:
            let margin = Self.z * value / (2 * Double(count - 1)).squareRoot()
            return verdict(sure: value - margin, seen: value, good: 1.3, acceptable: 1.3)
        case .weightForHeightFlags:
            let lower = Proportion(Int((value / 100 * Double(count)).rounded()), of: count)?.wilson?.lower ?? 0
            return verdict(sure: lower * 100, seen: value, good: 5, acceptable: 7.5)
        case .sexRatio, .ageRatio:
            let distance = max(value / kind.expectedRatio, kind.expectedRatio / value) - 1
            guard let p, p <= 0.05, distance > 0.05 else { return .good }
            return p <= 0.001 && distance > 0.1 ? .poor : .look
        case .skewness: return verdict(sure: abs(value) - Self.z * (6 / Double(count)).squareRoot(), seen: abs(value), good: 0.4, acceptable: 0.6)
        case .kurtosis: return verdict(sure: abs(value) - Self.z * (24 / Double(count)).squareRoot(), seen: abs(value), good: 0.4, acceptable: 0.6)
        case .completeness: return value >= 95 ? .good : value >= 90 ? .look : .poor
        case .enteredTwice: return value <= 0.5 ? .good : value <= 2 ? .look : .poor
        case .weightForAgeSD, .heightForAgeFlags, .weightForAgeFlags, .measuredAgain: return .unjudged
        }
    }

    private static let z = 1.959963984540054

    private func digits(_ score: Double) -> QualityPanel.Verdict {
        guard let p, p <= 0.05 else { return .good }
        return score < 12 ? .good : score < 20 ? .look : .poor
    }

    private func verdict(sure: Double, seen: Double, good: Double, acceptable: Double) -> QualityPanel.Verdict {
        sure > acceptable ? .poor : sure > good || seen > acceptable ? .look : .good
    }
}
