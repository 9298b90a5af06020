# The oldest form: commas between attributes, and names in quotes.
job "one-line" {
  datacenters = ["dc1"]
  type = "batch"
  meta { owner = "ops", "dash-ed" = "yes" }
  group "g" {
    restart { attempts = 0, mode = "fail" }
    task "t" {
      driver = "raw_exec"
      config { command = "/bin/echo", args = ["meta", "${NOMAD_META_owner}"] }
      env { COLOR = "red" }
      resources { cpu = 20, memory = 16 }
    }
  }
}
