@main struct Billtop { static func main() {} }
