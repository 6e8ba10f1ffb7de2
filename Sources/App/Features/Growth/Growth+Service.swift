import Convergence
import Database
import Days
import Foundation
import Growth
import Markup

/// What one page of the weighing shows: an area in a month, what lies below it, and what others have published.
struct GrowthOverview: Sendable {
    let area: String
    let name: String
    /// The areas above, the highest first, that this reader may see.
    let above: [(code: String, name: String)]
    let periods: [Month]
    let period: Month?
    let counts: GrowthCounts
    let below: [AreaGrowth]
    let series: [(period: Month, counts: GrowthCounts)]
    /// Against earlier rounds, the nearest first.
    let changes: [RoundChange]
    let published: [PublishedFigure]
    let outlines: OutlineMap?
}

/// An area with its way up, and a month.
struct GrowthPlace: Sendable {
    let area: String
    let name: String
    /// The areas above, the highest first, that this reader may see.
    let above: [(code: String, name: String)]
    let periods: [Month]
    let period: Month?
}

/// A published figure of the area, with where it comes from.
struct PublishedFigure: Sendable {
    let year: Int
    let period: String
    let source: String
    let method: String
    let percent: Double
    let low: Double?
    let high: Double?
}

extension GrowthCounts {
    var stunting: Proportion? { Proportion(stunted, of: heightValid) }
    var underweightShare: Proportion? { Proportion(underweight, of: weightValid) }
    var wasting: Proportion? { Proportion(wasted, of: wastingValid) }
    var coverage: Proportion? { Proportion(min(measured, registered), of: registered) }
    var isSmall: Bool { stunting?.isSmall ?? true }
}

extension Proportion {
    /// Of fewer than thirty children a percentage says little; the page says so.
    var isSmall: Bool { denominator < 30 }
}

extension Connection {
    /// Where the reader stands: the area with its way up, and the month that was asked for or that speaks for the district.
    func growthPlace(of area: String, in wanted: Month?, district: String, topmost: String?) throws -> GrowthPlace {
        guard let found = try areaName(area, district: district) else { throw Refusal.notFound }
        let periods = try growthPeriods(district: district)
        let period = try wanted.flatMap { periods.contains($0) ? $0 : nil } ?? growthSeries(of: district, district: district).current?.period
        var above: [(code: String, name: String)] = []
        var parent = area == topmost || area == district ? nil : found.parent
        while let code = parent, let upper = try areaName(code, district: district) {
            above.insert((code, upper.name), at: 0)
            parent = code == topmost || code == district ? nil : upper.parent
        }
        return GrowthPlace(area: area, name: found.name, above: above, periods: periods, period: period)
    }

    /// - Parameters:
    ///   - area: must be seen by the reader; that is decided before.
    ///   - topmost: the area above which the reader sees nothing, or `nil`.
    func growthOverview(of area: String, in wanted: Month?, district: String, topmost: String?) throws -> GrowthOverview {
        let place = try growthPlace(of: area, in: wanted, district: district, topmost: topmost)
        let series = try growthSeries(of: area, district: district)
        let period = place.period
        let outlines = try boundaries(below: area, district: district)
        return GrowthOverview(
            area: area, name: place.name, above: place.above, periods: place.periods, period: period,
            counts: series.first { $0.period == period }?.counts ?? GrowthCounts(),
            below: try period.map { try growth(below: area, in: $0, district: district) } ?? [],
            series: series, changes: try period.map { try growthChanges(of: area, in: $0, series, district: district) } ?? [],
            published: try published(of: area, district: district),
            outlines: OutlineMap(outlines.compactMap { Geometry.shape($0.code, $0.geometry) }, width: 640))
    }
}

/// Reads a GeoJSON geometry (RFC 7946) that was checked when it was imported.
enum Geometry {
    private struct Document: Decodable {
        let type: String
        let coordinates: Coordinates
    }
    private enum Coordinates: Decodable {
        case polygon([[[Double]]])
        case multiPolygon([[[[Double]]]])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let polygon = try? container.decode([[[Double]]].self) {
                self = .polygon(polygon)
            } else {
                self = .multiPolygon(try container.decode([[[[Double]]]].self))
            }
        }
    }

    static func shape(_ code: String, _ geometry: String) -> OutlineMap.Shape? {
        guard let document = try? JSONDecoder().decode(Document.self, from: Data(geometry.utf8)) else { return nil }
        let rings: [[[Double]]]
        switch document.coordinates {
        case .polygon(let polygon): rings = polygon
        case .multiPolygon(let polygons): rings = polygons.flatMap { $0 }
        }
        return OutlineMap.Shape(id: code, rings: rings.map { ring in ring.filter { $0.count >= 2 }.map { ($0[0], $0[1]) } })
    }
}
