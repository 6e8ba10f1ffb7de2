/// Whether a read-back is said in the listener's own words. Repeating the speaker's shows that one can copy, not that one has understood.
public enum OwnWords {
    /// Fewer words than this say nothing that a speaker could confirm.
    public static let fewestWords = 4
    /// A copy: this share or more of the read-back is one unbroken run of the statement's words.
    public static let copiedShare = 0.8

    /// The text, trimmed, if it may stand as a read-back of the statement.
    /// - Throws: `textMissing`, `textTooLong`, `tooFewWords`, `notOwnWords`.
    public static func required(_ text: String, of statement: String) throws(Refusal) -> String {
        let text = try Text.required(text, limit: Text.bodyLimit)
        let said = words(text)
        guard said.count >= fewestWords else { throw .tooFewWords(fewest: fewestWords) }
        let run = longestRun(said, words(statement))
        guard Double(run) < copiedShare * Double(said.count) else { throw .notOwnWords }
        return text
    }

    /// Letters and digits; case and punctuation do not make other words.
    private static func words(_ text: String) -> [Substring] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map { $0 }
    }

    /// The length of the longest run of words that stands in both.
    private static func longestRun(_ left: [Substring], _ right: [Substring]) -> Int {
        var numbers: [Substring: Int] = [:]
        for word in right where numbers[word] == nil { numbers[word] = numbers.count }
        let left = left.map { numbers[$0] ?? -1 }
        let right = right.map { numbers[$0] ?? -2 }
        var longest = 0
        var previous = [Int](repeating: 0, count: right.count + 1)
        for word in left where !right.isEmpty {
            var current = [Int](repeating: 0, count: right.count + 1)
            for index in right.indices where right[index] == word {
                current[index + 1] = previous[index] + 1
                longest = max(longest, current[index + 1])
            }
            previous = current
        }
        return longest
    }
}
