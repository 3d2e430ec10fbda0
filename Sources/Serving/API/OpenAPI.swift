import Wording

/// The description of the interface (OpenAPI 3.1.0), made of the routes themselves.
struct OpenAPI {
    let limits: ServerLimits
    let version: String

    /// The whole description.
    var json: JSONText {
        [
            "openapi": "3.1.0",
            "info": ["title": "trends", "version": .string(version), "description": .string(words)],
            "paths": .object(paths),
            "components": [
                "securitySchemes": [
                    "token": ["type": "apiKey", "in": "header", "name": "X-Trends-Token"],
                    "bearer": ["type": "http", "scheme": "bearer"],
                ],
                "schemas": .object(schemas),
                "responses": [
                    "problem": [
                        "description": "What is wrong (RFC 9457)",
                        "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/problem"]]],
                    ]
                ],
            ],
        ]
    }

    private var words: String {
        """
        What the command line prints, for programs: each answer is the document of the command that its description \
        names. Members are only ever added within a version. Limits: address and headers \(limits.headBytes / 1024) KiB, \
        a body \(limits.bodyBytes >> 20) MiB, an upload \(limits.uploadBytes >> 20) MiB, \(APIRoute.mostTexts) texts to \
        classify at once, \(APIRoute.mostListed) papers a page, \(limits.connections) connections, \
        \(limits.streams) streams of events; a request has to be here after \(limits.requestSeconds) seconds.
        """
    }

    private var paths: [JSONText.Member] {
        var order: [String] = []
        var methods: [String: [JSONText.Member]] = [:]
        for route in APIRoute.all {
            if methods[route.template] == nil { order.append(route.template) }
            methods[route.template, default: []].append(
                .init(route.method.rawValue.lowercased(), operation(route)))
        }
        return order.map { .init($0, .object(methods[$0] ?? [])) }
    }

    private func operation(_ route: APIRoute) -> JSONText {
        var members: [JSONText.Member] = [
            .init("summary", .string(route.words)),
            .init(
                "operationId",
                .string(
                    ([route.method.rawValue.lowercased()] + route.path).joined(separator: "_")
                        + (route.rest == .none ? "" : "_one"))),
        ]
        let parameters = named(route) + route.parameters.map(query)
        if !parameters.isEmpty { members.append(.init("parameters", .array(parameters))) }
        if let body = route.body {
            let types = body.types.map { JSONText.Member($0, ["schema": ["type": "string"]]) }
            members.append(
                .init(
                    "requestBody",
                    ["required": true, "description": .string(body.words), "content": .object(types)]))
        }
        if route.changes { members.append(.init("security", [["token": []], ["bearer": []]])) }
        members.append(.init("responses", responses(route)))
        return .object(members)
    }

    private func named(_ route: APIRoute) -> [JSONText] {
        guard case .name(let name) = route.rest else { return [] }
        return [["name": .string(name), "in": "path", "required": true, "schema": ["type": "string"]]]
    }

    private func query(_ parameter: ToolParameter) -> JSONText {
        [
            "name": .string(parameter.name), "in": "query", "required": .bool(parameter.isRequired),
            "schema": parameter.schema,
        ]
    }

    private func responses(_ route: APIRoute) -> JSONText {
        let content: JSONText =
            switch route.answer {
            case .document(let name):
                ["application/json": ["schema": ["$ref": .string("#/components/schemas/\(Self.name(name))")]]]
            case .text(let type): .object([.init(type, ["schema": ["type": "string"]])])
            }
        return .object([
            .init(String(route.status), ["description": "The answer", "content": content]),
            .init("default", ["$ref": "#/components/responses/problem"]),
        ])
    }

    private var schemas: [JSONText.Member] {
        let names = APIRoute.all.compactMap { route -> String? in
            guard case .document(let name) = route.answer else { return nil }
            return name
        }
        let documents = Set(names).sorted().map { name in
            JSONText.Member(
                Self.name(name),
                [
                    "type": "object", "required": ["schema"],
                    "properties": ["schema": ["type": "string", "const": .string(name)]],
                ])
        }
        let problem: JSONText = [
            "type": "object", "required": ["type", "title", "status", "detail"],
            "properties": [
                "type": ["type": "string"], "title": ["type": "string"], "status": ["type": "integer"],
                "detail": ["type": "string"],
            ],
        ]
        return documents + [.init("problem", problem)]
    }

    /// The name of a schema as a component may be called: `trends.report/1` is `trends.report.1`.
    private static func name(_ schema: String) -> String { schema.replacing("/", with: ".") }
}
