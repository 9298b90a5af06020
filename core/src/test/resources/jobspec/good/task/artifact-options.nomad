job "artifact-options" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      artifact {
        source      = "git::git@127.0.0.1:team/app.git"
        destination = "local/app"

        options = {
          sshkey = "a2V5"
          depth  = 1
        }

        headers {
          User-Agent = "caravan"
          X-Token    = "${NOMAD_META_token}"
        }
      }
    }
  }
}
