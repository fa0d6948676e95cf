import Testing

@testable import CommandLineTool

/// `--theme` goes before the configuration and what was chosen last.
@Suite struct ThemeOptionTests {
  private func picture(_ home: Home, _ words: String...) -> String {
    home.run(all: ["snapshot", "groups", "--format", "ansi"] + words).out
  }

  @Test func theOptionIsHeardFirst() {
    let home = Home()
    let dark = picture(home, "--theme", "dark")
    let light = picture(home, "--theme", "light")
    #expect(!dark.isEmpty && dark != light)
    #expect(picture(home) == dark)
    home.write("config.json", #"{"theme":"light"}"#)
    let config = home.file("config.json")
    #expect(picture(home, "--config", config) == light)
    #expect(picture(home, "--config", config, "--theme", "dark") == dark)
  }

  @Test func anUnknownThemeIsRefused() {
    let refused = Home().run("groups", "--theme", "purple")
    #expect(refused.status == .wrongUsage, "\(refused)")
    #expect(refused.err.contains("high-contrast"))
  }
}
