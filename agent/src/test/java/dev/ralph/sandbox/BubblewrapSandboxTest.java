package dev.ralph.sandbox;

import dev.ralph.support.Needs;

@Needs("bubblewrap")
final class BubblewrapSandboxTest implements SandboxContract, LimitContract, AttackContract {

    private final Sandbox sandbox = Sandboxes.choose("bubblewrap");

    @Override
    public Sandbox sandbox() {
        return sandbox;
    }
}
