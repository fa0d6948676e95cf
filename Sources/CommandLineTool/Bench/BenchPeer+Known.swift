internal import Glibc

extension BenchPeer {
  /// The peers that are installed; those of Python in the benchmark's own folder.
  static func installed(_ place: BenchPlace) -> [BenchPeer] {
    var peers: [BenchPeer] = []
    if access(place.python, X_OK) == 0, write(script, to: place.script) {
      for name in ["duckdb", "polars"] where hasModule(name, place) { peers.append(python(name)) }
    }
    if Shell.has("jq") { peers.append(jq) }
    if Shell.has("sqlite3") { peers.append(sqlite) }
    return peers
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

  private static func write(_ text: String, to path: String) -> Bool {
    guard let file = fopen(path, "w") else { return false }
    defer { fclose(file) }
    return fputs(text, file) >= 0
  }

  private static func python(_ name: String) -> BenchPeer {
    BenchPeer(
      name: name, jobs: name == "duckdb" ? BenchJob.allCases : [.ingest],
      command: { job, place in
        [place.python, place.script, name, job.rawValue, place.folder].map(Shell.quoted)
          .joined(separator: " ") + " 2>" + Shell.quoted(place.folder + "/peer.log")
      }, tellsTime: true)
  }

  private static let jq = BenchPeer(
    name: "jq", jobs: [.ingest],
    command: { _, place in
      "jq -nr 'reduce inputs as $r ([0,0]; [.[0]+($r.price.amount*100000|round), "
        + ".[1]+($r.usage.amount|tonumber)]) | map(tostring) | join(\" \")' "
        + Shell.quoted(place.records)
    }, tellsTime: false)

  private static let sqlite = BenchPeer(
    name: "sqlite3", jobs: [.ingest],
    command: { _, place in
      "sqlite3 :memory: 'create table t(j text)' '.mode ascii' '.separator \"\\037\" \"\\n\"' "
        + Shell.quoted(".import \(place.records) t")
        + " '.mode list' '.separator \" \" \"\\n\"' \"select "
        + "sum(cast(round(json_extract(j,'\\$.price.amount')*100000) as integer)), "
        + "sum(cast(json_extract(j,'\\$.usage.amount') as integer)) from t\""
    }, tellsTime: false)

  /// One script for both; each job prints milliseconds and two sums.
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
    def duck():
        import duckdb
        if job == 'import' and os.path.exists(store): os.remove(store)
        start = time.perf_counter()
        con = duckdb.connect(':memory:' if job == 'ingest' else store)
        con.execute('set threads=2')
        if job == 'ingest':
            return start, con.execute('select %s from %s' % (SUMS, FROM % records)).fetchall()[0]
        if job == 'import':
            con.execute('create table r as select * from ' + FROM % records)
            con.execute('checkpoint')
        if job == 'query':
            for _ in range(2):
                start = time.perf_counter()
                con.execute('select d, sum(p), sum(u) from r group by d order by d').fetchall()
        if job == 'reopen':
            con.execute("select date_trunc('month', d) m, sum(p), sum(u) from r "
                        "group by m").fetchall()
        if job == 'append':
            start = time.perf_counter()
            con.execute('begin')
            con.execute('insert into r select * from ' + FROM % day)
        took = time.perf_counter()
        sums = con.execute('select %s from r' % SUMS).fetchall()[0]
        if job == 'append': con.execute('rollback')
        return start + time.perf_counter() - took, sums
    def pol():
        import polars as pl
        start = time.perf_counter()
        price = pl.col('price').struct.field('amount')
        usage = pl.col('usage').struct.field('amount')
        q = pl.scan_ndjson(records).select(
            (price * 100000).round().cast(pl.Int64).sum().alias('p'),
            usage.cast(pl.Int64).sum().alias('u'))
        return start, q.collect(engine='streaming').row(0)
    start, sums = duck() if peer == 'duckdb' else pol()
    print((time.perf_counter() - start) * 1000, sums[0], sums[1])

    """
}
