locals {
  users = [
    { name = "tom", role = "dev" },
    { name = "ann", role = "ops" },
    { name = "bob", role = "dev" },
  ]
}
job "for-maps" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        plain    = { for u in local.users : u.name => u.role }
        grouped  = { for u in local.users : u.role => u.name... }
        filtered = { for u in local.users : u.name => true if u.role == "dev" }
        swapped  = { for k, v in { a = "x", b = "y" } : v => k }
        index    = { for i, u in local.users : u.name => i }
        computed = { for u in local.users : "${u.role}-${u.name}" => upper(u.name) }
        nested   = { for u in local.users : u.name => [for c in split("", u.name) : c] if u.name != "bob" }
        grouped-filtered = { for u in local.users : u.role => u... if u.name != "tom" }
      }
    }
  }
}
