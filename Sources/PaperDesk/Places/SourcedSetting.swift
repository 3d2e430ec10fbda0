public import Listings

/// A setting, and where it comes from.
public struct SourcedSetting<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The value.
    public let value: Value
    /// Where it comes from.
    public let origin: SettingOrigin

    /// A setting.
    public init(_ value: Value, from origin: SettingOrigin) {
        self.value = value
        self.origin = origin
    }

    /// A setting of the configuration; nil where it has none.
    public init?(_ setting: Configuration.Setting<Value>?, of configuration: Configuration?) {
        guard let setting, let configuration else { return nil }
        self.init(setting.value, from: .file(configuration.file, line: setting.line))
    }
}

/// Where a setting comes from, the strongest first.
public enum SettingOrigin: Hashable, Sendable {
    /// An option of the command.
    case option(String)
    /// A variable of the environment.
    case environment(String)
    /// A line of the configuration file, counted from 1.
    case file(String, line: Int)
    /// Nothing was said.
    case usual
}
