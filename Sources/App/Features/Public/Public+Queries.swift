import Convergence
import Database
import Days

extension Connection {
    func publicFigures(of district: String, on today: Day) throws -> PublicFigures {
        let estimates = try estimates(of: district)
        var routine: PublicFigures.Routine?
        // A month that still grows would tell by its growth of the children who came last.
        if let newest = try growthSeries(of: district, district: district).filter({ $0.period < today.month }).current {
            routine = PublicFigures.Routine(
                newest.period, total: newest.counts, of: district,
                areas: try growth(below: district, in: newest.period, district: district))
        }
        return PublicFigures(
            target: try prevalenceTarget(of: district), estimates: estimates,
            published: PublishedEstimates(estimates.map(\.estimate), of: AreaCode(district)), routine: routine,
            assessment: try latestAssessment(of: district), secretariat: try secretariat(of: district)?.name)
    }
}
