/// How the fields of a text are kept apart.
struct TextDialect {
    var delimiter: UInt8
    /// Bytes of a first line `sep=;`, which tells Excel the delimiter and is no data.
    var skipped = 0

    /// On a tie the earlier wins: where the comma is the decimal mark, as in Indonesia, a text may be as regular in its commas as in
    /// its semicolons.
    private static let candidates: [UInt8] = [UInt8(ascii: ";"), 0x09, UInt8(ascii: "|"), UInt8(ascii: ",")]
    private static let rowsLookedAt = 60

    static func detect(_ head: [UInt8]) -> TextDialect {
        if let told = separatorLine(head) { return told }
        var best = TextDialect(delimiter: UInt8(ascii: ","))
        var bestScore = 0.0
        for delimiter in candidates {
            let score = score(head, delimiter)
            if score > bestScore {
                bestScore = score
                best.delimiter = delimiter
            }
        }
        return best
    }

    private static func separatorLine(_ head: [UInt8]) -> TextDialect? {
        let line = head.prefix { $0 != 0x0A && $0 != 0x0D }
        guard line.count == 5, let delimiter = line.last, delimiter < 0x80,
            String(decoding: line.dropLast(), as: UTF8.self).lowercased() == "sep="
        else { return nil }
        var skipped = line.count
        if skipped < head.count, head[skipped] == 0x0D { skipped += 1 }
        if skipped < head.count, head[skipped] == 0x0A { skipped += 1 }
        return TextDialect(delimiter: delimiter, skipped: skipped)
    }

    /// How regular the rows are if split so: the square of the share of rows that have the most frequent number of fields, times
    /// the fields gained. The square keeps a mark that is frequent in a few long texts from winning.
    private static func score(_ head: [UInt8], _ delimiter: UInt8) -> Double {
        var counts: [Int: Int] = [:]
        var rows = 0
        var fields = 1
        var isQuoted = false
        var isFieldStart = true
        var isBlank = true
        var index = 0
        while index < head.count, rows < rowsLookedAt {
            let byte = head[index]
            if isQuoted {
                if byte == UInt8(ascii: "\"") {
                    if index + 1 < head.count, head[index + 1] == byte { index += 1 } else { isQuoted = false }
                }
            } else if byte == delimiter {
                fields += 1
                isFieldStart = true
                isBlank = false
                index += 1
                continue
            } else if byte == 0x0A || byte == 0x0D {
                if !isBlank {
                    counts[fields, default: 0] += 1
                    rows += 1
                }
                fields = 1
                isFieldStart = true
                isBlank = true
                index += 1
                continue
            } else if byte == UInt8(ascii: "\""), isFieldStart {
                isQuoted = true
            }
            isFieldStart = false
            isBlank = false
            index += 1
        }
        // A last row without a line end counts only where it is all there is: otherwise it may have been cut off.
        if !isBlank, rows == 0 {
            counts[fields, default: 0] += 1
            rows = 1
        }
        guard rows > 0, let most = counts.filter({ $0.key > 1 }).max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return 0 }
        let share = Double(most.value) / Double(rows)
        return share * share * Double(most.key - 1)
    }
}
