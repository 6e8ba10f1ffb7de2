import Collaboration
import Markup

/// `Collaboration` has its own `Text`, `Actor` and `Refusal`. In the application these names mean the interface's text and the
/// web's actor and refusal; the domain's are written with their module.
public typealias Text = Markup.Text

extension Actor {
    /// The same person as the domain's rules know it.
    var inTheTeam: Collaboration.Actor {
        let office: Collaboration.Actor.Office =
            switch role {
            case .secretary: .secretary
            case .chair: .chair
            default: .none
            }
        return Collaboration.Actor(person: account, agency: agency, office: office)
    }
}

/// Carries out a rule of the domain; what it refuses becomes a refusal of the page.
/// - Parameter field: the field that people must correct, where the refusal is about what they typed.
func ruled<T>(_ field: String? = nil, _ rule: () throws(Collaboration.Refusal) -> T) throws(Refusal) -> T {
    do {
        return try rule()
    } catch {
        throw refused(error, field: field)
    }
}

/// What the domain refused, as a refusal of the page.
func refused(_ error: Collaboration.Refusal, field: String? = nil) -> Refusal {
    if error.isAboutPermission { return .forbidden }
    guard let field, error.isAboutInput else { return .rule(Copy.Team.why(error)) }
    return .invalid([FieldProblem(field, Copy.Team.why(error))])
}

extension Collaboration.Refusal {
    /// The wrong person or agency, whatever the state.
    var isAboutPermission: Bool {
        switch self {
        case .onlyOwner, .onlyNominee, .onlyChair, .onlyChairOrSecretary, .ownerMayNotJudge, .onlyListener, .onlySpeaker: true
        default: false
        }
    }

    /// Something that was typed and can be typed otherwise.
    var isAboutInput: Bool {
        switch self {
        case .textMissing, .textTooLong, .tooFewWords, .notOwnWords, .personMissing, .alreadyOwner, .dueInThePast, .dueUnchanged,
            .expiryInThePast, .evidenceMissing, .linkInvalid, .ownStatement, .agencyNotInvited, .mandateWithoutAttendance, .beginsElsewhere:
            true
        default: false
        }
    }
}
