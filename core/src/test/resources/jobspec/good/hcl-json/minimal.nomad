{"job": {"minimal": {"datacenters": ["dc1"], "group": {"g": {"task": {"t": {"driver": "mock"}}}}}}}
