import Days
import Growth

/// One round of measurements in memory: each child once, as it was last measured in the month.
struct Round {
    struct Child {
        let date: Day
        let place: Int
        /// Which children have this child's village, name, sex and birth date.
        let likeness: Int
        let sex: Sex
        let birthDate: Day
        let weight: Double
        let height: Double
        let haz: Double
        let waz: Double
        let whz: Double
        var isMeasuredAgain: Bool
    }
    struct Place: Hashable {
        let village: String
        let posyandu: String
    }

    var children: [Child] = []
    var places: [Place] = []
    private(set) var likenesses: [Int] = []
    private var childIndex: [String: Int] = [:]
    private var placeIndex: [Place: Int] = [:]
    private var likenessIndex: [String: Int] = [:]

    func index(of child: String) -> Int? { childIndex[child] }

    mutating func add(
        _ id: String, _ date: Day, _ place: Place, _ likeness: String, _ make: (_ place: Int, _ likeness: Int, _ again: Bool) throws -> Child
    ) rethrows {
        if let known = childIndex[id] {
            children[known].isMeasuredAgain = true
            if children[known].date < date { children[known] = try make(children[known].place, children[known].likeness, true) }
            return
        }
        let placeNumber = placeIndex[place] ?? places.count
        if placeNumber == places.count {
            placeIndex[place] = placeNumber
            places.append(place)
        }
        let likenessNumber = likenessIndex[likeness] ?? likenesses.count
        if likenessNumber == likenesses.count {
            likenessIndex[likeness] = likenessNumber
            likenesses.append(0)
        }
        likenesses[likenessNumber] += 1
        childIndex[id] = children.count
        children.append(try make(placeNumber, likenessNumber, false))
    }

    /// A z-score that is there and plausible.
    static func isStunted(_ haz: Double) -> Bool? { haz.isNaN || Indicator.heightForAge.isImplausible(haz) ? nil : haz < -2 }
}
