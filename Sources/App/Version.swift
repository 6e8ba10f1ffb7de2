public let rembukVersion = "0.1.0"
