import Growth

// Prints how fast the Growth library is on this machine, beside R `anthro` as measured in reference/who-growth-standards.md.
// It reads nothing: the children are made here, the same ones on every run.

struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

func children(_ count: Int, seed: UInt64) -> AnthropometryColumns {
    var generator = Generator(state: seed)
    func around(_ median: Double, _ spread: Double, _ decimals: Double) -> Double {
        let noise = (0..<4).reduce(0.0) { sum, _ in sum + Double.random(in: -1...1, using: &generator) } / 1.155
        return (median * (1 + spread * noise) * decimals).rounded() / decimals
    }
    var columns = AnthropometryColumns()
    for _ in 0..<count {
        let age = Double(Int.random(in: 0...1825, using: &generator))
        let sex: Sex = Bool.random(using: &generator) ? .male : .female
        func median(_ indicator: Indicator) -> Double { GrowthCurve.measure(indicator, sex, at: max(age, 91), z: -0.8) ?? 1 }
        columns.sex.append(sex)
        columns.ageInDays.append(age)
        columns.weight.append(around(median(.weightForAge), 0.12, 100))
        columns.height.append(around(median(.heightForAge), 0.04, 10))
        columns.position.append(age < 731 ? .lying : .standing)
        columns.headCircumference.append(around(median(.headForAge), 0.03, 10))
        columns.armCircumference.append(around(median(.armForAge), 0.08, 10))
        columns.triceps.append(around(median(.tricepsForAge), 0.2, 10))
        columns.subscapular.append(around(median(.subscapularForAge), 0.2, 10))
    }
    return columns
}

func seconds(_ body: () throws -> Void) rethrows -> Double {
    var best = Double.infinity
    for _ in 0..<5 {
        let duration = try ContinuousClock().measure(body)
        best = min(best, Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18)
    }
    return best
}

func line(_ name: String, _ figure: String, _ reference: String) {
    func padded(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(1, width - text.count)) }
    print(padded(name, 62) + padded(figure, 26) + reference)
}

func rounded(_ value: Double, _ decimals: Double) -> String { "\((value * decimals).rounded() / decimals)" }

/// The best of five runs over a million children, in blocks of 10,000, on as many tasks as there are lists of blocks.
@MainActor
func scoring(_ parts: [[AnthropometryColumns]]) async throws -> Double {
    var best = Double.infinity
    for _ in 0..<5 {
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: Double.self) { group in
            for blocks in parts {
                group.addTask {
                    var scores = ZScoreColumns()
                    var sum = 0.0
                    for block in blocks {
                        try scores.score(block)
                        sum += scores[.heightForAge, 7]
                    }
                    return sum
                }
            }
            for try await sum in group { checksum += sum }
        }
        let duration = ContinuousClock.now - start
        best = min(best, Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18)
    }
    return best
}

var checksum = 0.0
let blocks = (0..<100).map { children(10_000, seed: $0) }
let oneTask = try await scoring([blocks])
let twoTasks = try await scoring([Array(blocks[..<50]), Array(blocks[50...])])

var survey = SurveyData()
survey.children = children(100_000, seed: 4)
var generator = Generator(state: 5)
survey.weights = (0..<100_000).map { _ in Double.random(in: 0.1...3, using: &generator) }
survey.strata = Growth.Category((0..<100_000).map { "\($0 % 40)" })
survey.clusters = Growth.Category((0..<100_000).map { "\($0 / 40 % 50)" })
for (grouping, count) in [(Grouping.area, 2), (.region, 6), (.wealthQuintile, 5), (.maternalEducation, 4), (.other, 3)] {
    survey.groupings[grouping] = Growth.Category((0..<100_000).map { _ in "\(Int.random(in: 1...count, using: &generator))" })
}
let table = try seconds { checksum += try SurveyEstimates(survey).rows[0].stunting.value ?? 0 }
var unclustered = survey
unclustered.clusters = nil
let tableOfChildren = try seconds { checksum += try SurveyEstimates(unclustered).rows[0].stunting.value ?? 0 }

line("", "Growth", "R anthro 1.1.0")
line("z-scores, eight indices, one thread", rounded(1 / oneTask, 10) + " M children/s", "0.0418 M children/s")
line("z-scores, eight indices, two tasks", rounded(1 / twoTasks, 10) + " M children/s", "")
line("survey table, 100,000 children, weights, 40 strata, 2000 PSUs", rounded(table, 1000) + " s", "94.7 s")
line("survey table, 100,000 children, weights, strata, no clusters", rounded(tableOfChildren, 1000) + " s", "")
print("checksum \(checksum)")
