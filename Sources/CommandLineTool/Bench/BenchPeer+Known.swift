internal import Glibc

extension BenchPeer {
  /// All that can be compared with, the fastest of their kind first.
  static let names = ["duckdb", "polars", "simdjson", "sqlite3", "jq"]

  /// The peer of that name; nil where it is not installed.
  static func find(_ name: String, _ place: BenchPlace) -> BenchPeer? {
    switch name {
    case "duckdb", "polars":
      guard access(place.python, X_OK) == 0, write(script, to: place.script) else { return nil }
      return hasModule(name, place) ? python(name) : nil
    case "simdjson": return simdjson(place)
    case "sqlite3": return Shell.has("sqlite3") ? sqlite : nil
    case "jq": return Shell.has("jq") ? jq : nil
    default: return nil
    }
  }

  /// Puts DuckDB and polars into a folder of the benchmark's own.
  static func install(_ place: BenchPlace) -> Bool {
    let folder = Shell.quoted(place.folder + "/peers")
    return Shell.output(
      "python3 -m venv \(folder) && \(folder)/bin/pip install --quiet duckdb polars") != nil
  }

  private static func hasModule(_ name: String, _ place: BenchPlace) -> Bool {
    Shell.output("\(Shell.quoted(place.python)) -c 'import \(name)' 2>/dev/null") != nil
  }

  static func write(_ text: String, to path: String) -> Bool {
    guard let file = fopen(path, "w") else { return false }
    defer { fclose(file) }
    return fputs(text, file) >= 0
  }

  private static func python(_ name: String) -> BenchPeer {
    BenchPeer(
      name: name,
      jobs: name == "duckdb"
        ? BenchJob.allCases.filter { $0 == .ingest || !$0.isReading && $0 != .group } : [.ingest],
      command: { job, place in
        [
          place.python, place.script, name, job.rawValue, place.folder, BenchData.product,
          BenchData.filter.account,
          BenchData.filter.category,
        ]
        .map(Shell.quoted)
        .joined(separator: " ") + " 2>" + Shell.quoted(place.log)
      }, tellsTime: true)
  }

  private static let jq = BenchPeer(
    name: "jq", jobs: [.single],
    command: { _, place in
      "jq -nr 'reduce inputs as $r ([0,0]; [.[0]+($r.price.amount*100000|round), "
        + ".[1]+($r.usage.amount|tonumber)]) | map(tostring) | join(\" \")' "
        + Shell.quoted(place.records)
    }, tellsTime: false)

  private static let sqlite = BenchPeer(
    name: "sqlite3", jobs: [.single],
    command: { _, place in
      "sqlite3 :memory: 'create table t(j text)' '.mode ascii' '.separator \"\\037\" \"\\n\"' "
        + Shell.quoted(".import \(place.records) t")
        + " '.mode list' '.separator \" \" \"\\n\"' \"select "
        + "sum(cast(round(json_extract(j,'\\$.price.amount')*100000) as integer)), "
        + "sum(cast(json_extract(j,'\\$.usage.amount') as integer)) from t\""
    }, tellsTime: false)

  /// One script for both; each job prints milliseconds by the wall, of processors, and two sums.
  private static let script = """
    import os, sys, time
    peer, job, folder = sys.argv[1:4]
    records, day, store = (folder + n for n in ('/records.ndjson', '/next-day.ndjson', '/peer.db'))
    SUMS = 'cast(sum(cast(p*100000 as hugeint)) as varchar), cast(sum(u) as varchar)'
    FROM = ("(select cast(price.amount as decimal(38,9)) p, cast(usage.amount as bigint) u, "
            "accountSid a, productCategory c, productName n, startDate d "
            "from read_json('%s', format='newline_delimited', columns={"
            "productName:'varchar',productCategory:'varchar',accountSid:'varchar',"
            "startDate:'date',endDate:'date',usage:'struct(amount varchar,unit varchar)',"
            "price:'struct(amount varchar,currency varchar)'}))")
    product, account, category = (sys.argv[4:] + ['', '', ''])[:3]
    MONTHS = "select date_trunc('month', d) m, sum(p), sum(u) from r %s group by m order by m"
    WHERE = {'filter': "where n = '%s'" % product,
             'any': "where a = '%s' and c = '%s' and d between '2025-01-03' and '2025-11-27'"
                    % (account, category)}
    QUERY = {'query': 'select d, sum(p), sum(u) from r group by d order by d',
             'months': MONTHS % '', 'filter': MONTHS % WHERE['filter'],
             'any': 'select sum(p), sum(u) from r ' + WHERE['any'],
             'accounts': 'select a, sum(p), sum(u) from r group by a order by a'}
    class Watch:
        def __enter__(self):
            self.start = time.perf_counter(), time.process_time()
        def __exit__(self, *_):
            self.wall = (time.perf_counter() - self.start[0]) * 1000
            self.cpu = (time.process_time() - self.start[1]) * 1000
    watch = Watch()
    def duck():
        import duckdb
        def connect(place):
            con = duckdb.connect(place)
            con.execute('set threads=2')
            return con
        if job == 'ingest':
            with watch:
                con = connect(':memory:')
                return con.execute('select %s from %s' % (SUMS, FROM % records)).fetchall()[0]
        where = ' ' + WHERE.get(job, '')
        if job == 'import':
            if os.path.exists(store): os.remove(store)
            with watch:
                con = connect(store)
                con.execute('create table r as select * from ' + FROM % records)
                con.execute('checkpoint')
        elif job in QUERY:
            con = connect(store)
            for _ in range(2):
                with watch: con.execute(QUERY[job]).fetchall()
        elif job == 'reopen':
            with watch:
                con = connect(store)
                con.execute("select date_trunc('month', d) m, sum(p), sum(u) from r "
                            "group by m").fetchall()
        else:
            con = connect(store)
            with watch:
                con.execute('begin')
                con.execute('insert into r select * from ' + FROM % day)
        sums = con.execute('select %s from r%s' % (SUMS, where)).fetchall()[0]
        if job == 'append': con.execute('rollback')
        return sums
    def pol():
        import polars as pl
        price = pl.col('price').struct.field('amount')
        usage = pl.col('usage').struct.field('amount')
        with watch:
            q = pl.scan_ndjson(records).select(
                (price * 100000).round().cast(pl.Int64).sum().alias('p'),
                usage.cast(pl.Int64).sum().alias('u'))
            return q.collect(engine='streaming').row(0)
    sums = duck() if peer == 'duckdb' else pol()
    print(watch.wall, watch.cpu, sums[0], sums[1])

    """
}
