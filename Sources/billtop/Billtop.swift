import CommandLineTool

@main
struct Billtop {
  static func main() {
    CommandLineTool.exit(with: CommandLineTool.main(Array(CommandLine.arguments.dropFirst())))
  }
}
