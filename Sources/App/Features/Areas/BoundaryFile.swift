import Convergence
import Foundation

/// Reads outlines of areas from GeoJSON (RFC 7946): a FeatureCollection whose features name their area's code in `properties.code` or as `id`.
enum BoundaryFile {
    static let sizeLimit = Routes.fileLimit

    /// A feature as the file has it, from 1.
    struct Feature: Sendable {
        let number: Int
        let code: String?
        let geometry: Result<Boundary, Boundary.Fault>
    }

    /// - Throws: ``Refusal/unreadable(_:)`` where the file is no GeoJSON, ``Refusal/tooLarge(limit:)`` over 20 MB.
    static func read(_ path: String) throws(Refusal) -> [Feature] {
        guard let handle = FileHandle(forReadingAtPath: path), let data = try? handle.read(upToCount: sizeLimit + 1) else {
            throw .unreadable(Copy.Files.notFound)
        }
        guard data.count <= sizeLimit else { throw .tooLarge(limit: sizeLimit) }
        guard let collection = try? JSONDecoder().decode(Collection.self, from: data), collection.type == "FeatureCollection" else {
            throw .unreadable(Copy.Areas.notGeoJSON)
        }
        // The GeoJSON of before 2016 could be in any coordinate system and named it here.
        if let crs = collection.crs?.properties.name, !crs.contains("CRS84"), !crs.contains("4326") { throw .unreadable(Copy.Areas.otherSystem(crs)) }
        guard !collection.features.isEmpty else { throw .unreadable(Copy.Areas.noFeatures) }
        return collection.features.enumerated().map { Feature(number: $0.offset + 1, code: $0.element.code, geometry: $0.element.geometry) }
    }

    private struct Collection: Decodable {
        struct System: Decodable {
            struct Properties: Decodable { let name: String }
            let properties: Properties
        }
        let type: String
        let crs: System?
        let features: [Member]
    }

    /// Takes whatever stands in the list of features, so that each that is wrong can be named.
    private struct Member: Decodable {
        let code: String?
        let geometry: Result<Boundary, Boundary.Fault>

        private enum Key: String, CodingKey { case id, code, properties, geometry, type, coordinates }

        init(from decoder: any Decoder) throws {
            guard let feature = try? decoder.container(keyedBy: Key.self) else {
                code = nil
                geometry = .failure(.noGeometry)
                return
            }
            let properties = try? feature.nestedContainer(keyedBy: Key.self, forKey: .properties)
            code = properties.flatMap { Self.text(.code, in: $0) } ?? Self.text(.id, in: feature)
            guard let shape = try? feature.nestedContainer(keyedBy: Key.self, forKey: .geometry) else {
                geometry = .failure(.noGeometry)
                return
            }
            geometry = Result { () throws(Boundary.Fault) in try Self.boundary(shape) }
        }

        private static func text(_ key: Key, in container: KeyedDecodingContainer<Key>) -> String? {
            if let text = try? container.decode(String.self, forKey: key) { return text.isEmpty ? nil : text }
            return (try? container.decode(Int.self, forKey: key)).map(String.init)
        }

        private static func boundary(_ shape: KeyedDecodingContainer<Key>) throws(Boundary.Fault) -> Boundary {
            switch try? shape.decode(String.self, forKey: .type) {
            case "Polygon":
                guard let rings = try? shape.decode([[[Double]]].self, forKey: .coordinates) else { throw .notAPosition }
                return try Boundary([rings])
            case "MultiPolygon":
                guard let polygons = try? shape.decode([[[[Double]]]].self, forKey: .coordinates) else { throw .notAPosition }
                return try Boundary(polygons)
            default: throw .notAnArea
            }
        }
    }
}
