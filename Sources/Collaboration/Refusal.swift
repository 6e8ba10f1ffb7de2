/// Why a command was not carried out. Nothing has changed when one is thrown.
public enum Refusal: Error, Hashable, Sendable {
    // Who
    /// Only the accountable agency may do this.
    case onlyOwner
    /// Only the agency to which the hand-off was offered may answer it.
    case onlyNominee
    case onlyChair
    case onlyChairOrSecretary
    /// Delivery is verified, and an escalation answered, by somebody who is not of the accountable agency.
    case ownerMayNotJudge
    /// A responsibility begins with the secretariat or with the agency that offers it.
    case beginsElsewhere
    /// Only the agency that was assigned the read-back may say it.
    case onlyListener
    /// Only the agency that made the statement may confirm or correct what was understood.
    case onlySpeaker

    // When
    /// Not possible in the present state.
    case notNow
    /// The hand-off, delivery or escalation that was answered is not the one that is open.
    case notTheOpenOne
    case handOffOpen
    case handOffExpired
    case handOffNotYetExpired
    case escalationOpen
    /// The meeting does not take statements, attendance or agenda in its present state.
    case meetingNotOpen

    // What
    case textMissing
    case textTooLong(limit: Int)
    case personMissing
    /// The agency is accountable already.
    case alreadyOwner
    case dueInThePast
    case dueUnchanged
    case expiryInThePast
    case evidenceMissing
    /// A link must be `http` or `https`, without blanks.
    case linkInvalid
    case ownStatement
    /// A read-back of fewer words says nothing that could be confirmed.
    case tooFewWords(fewest: Int)
    /// A read-back that repeats the speaker's words.
    case notOwnWords
    case agencyNotInvited
    case mandateWithoutAttendance
    case alreadyThere
}

/// Text from people: trimmed, never empty, bounded.
public enum Text {
    /// Unicode scalars in a reason, a question, an answer.
    public static let reasonLimit = 2_000
    /// Unicode scalars in a statement, a read-back, a text handed in as evidence.
    public static let bodyLimit = 8_000

    /// The text without blanks at its ends.
    /// - Throws: `textMissing` when nothing is left, `textTooLong` beyond `limit` scalars.
    public static func required(_ text: String, limit: Int = reasonLimit) throws(Refusal) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isBlank($0) }), let last = scalars.lastIndex(where: { !isBlank($0) }) else {
            throw .textMissing
        }
        let trimmed = scalars[first...last]
        guard trimmed.count <= limit else { throw .textTooLong(limit: limit) }
        return String(trimmed)
    }

    /// Zero-width characters are blanks here: a reason of invisible characters is no reason.
    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
    }
}
