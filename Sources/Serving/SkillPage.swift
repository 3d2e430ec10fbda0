/// The page that tells an assistant when to ask which tool, and what the figures mean.
public enum SkillPage {
    /// The page, in Markdown.
    public static let text = String(decoding: PackageResources.SKILL_md, as: UTF8.self)
}
