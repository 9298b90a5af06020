job "functions-encoding" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        base64 = [base64encode("é"), base64decode("w6k=")]
        json   = [jsonencode({ a = [1, null, "<"] }), jsondecode("{\"a\": [1.50, true]}").a]
        yaml   = [yamlencode({ b = [1, { c = "x" }], a = null }), yamldecode("a: &x [1, two]\nb: *x").b]
        csv    = csvdecode("name,age\ntom,3\n\"a, b\",4")
        url    = urlencode("a b&c/é")
        hashes = [md5("a"), sha1("a"), substr(sha256("a"), 0, 8), substr(sha512("a"), 0, 8)]
        uuid   = uuidv5("dns", "example.org")
      }
    }
  }
}
