/// Everything the terminal shows, declared as one value.
package struct Frame: Hashable, Sendable {
  package var surface: Surface
  package var theme: Theme
  /// Where the cursor stands; nil hides it.
  package var cursor: Point?
  package var title: String?

  package init(_ surface: Surface, theme: Theme = .dark, cursor: Point? = nil, title: String? = nil)
  {
    self.surface = surface
    self.theme = theme
    self.cursor = cursor
    self.title = title
  }
}
